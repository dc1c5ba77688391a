import ArgumentParser
import Foundation
import PKI

/// `reddytalk pki issue`
struct PKIIssueCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue", abstract: "Makes a key and a certificate for a service or a client.",
    discussion: """
      The certificate's identity is spiffe://reddytalk/NAME, and it is good for both ends of a connection. What \
      NAME may call is not in the certificate: each service decides by name.
      """)

  @Argument(help: "A service, 'switch', or another name out of a-z, 0-9 and hyphens.")
  var name: String
  @Option(help: "How long it is valid, for example 30d, 24h or 90m.")
  var lifetime = Lifetime(seconds: 30 * 86_400)
  @Option(
    parsing: .singleValue, help: "A DNS name or IPv4 address that clients know it by; repeatable.")
  var host: [String] = []
  @Flag(help: "Replace what exists under the name.") var replace = false
  @OptionGroup var options: PKIOptions

  func run() async throws {
    try await CommandRunner.run {
      let issued = try self.options.authority.issue(
        self.name, lifetime: self.lifetime.seconds, hosts: self.host, replacing: self.replace)
      try self.options.output.show(issued) {
        self.options.output.line(
          "\(self.name).pem and \(self.name).key are in \(self.options.url.path), valid until "
            + issued.notAfter.formatted(.iso8601))
      }
    }
  }
}
