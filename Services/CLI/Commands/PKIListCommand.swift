import ArgumentParser
import Foundation
import PKI
import Rainbow

/// `reddytalk pki list`
struct PKIListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Shows the authorities and certificates of a directory.",
    discussion: "Ends with 1 when a certificate cannot be used any more.")

  @OptionGroup var options: PKIOptions

  func run() async throws {
    try await CommandRunner.run {
      let certificates = try self.options.authority.list()
      let output = self.options.output
      try output.show(certificates) {
        Self.show(certificates, output)
      }
      let useless = certificates.filter { !$0.state.isGood && $0.state != .expiring }
      guard useless.isEmpty else {
        throw CommandFailure(
          .refused, useless.map { "\($0.name): \($0.state.rawValue)" }.joined(separator: ", "),
          remedy: "Renew with 'reddytalk pki rotate NAME...'.")
      }
    }
  }

  static func show(_ certificates: [CertificateSummary], _ output: Output) {
    output.table(
      ["NAME", "STATE", "DAYS LEFT", "FROM", "UNTIL", "SERIAL", "NAMES"],
      certificates.map { certificate in
        [
          certificate.name, Self.state(certificate.state), "\(certificate.daysLeft)",
          certificate.notBefore.formatted(.iso8601), certificate.notAfter.formatted(.iso8601),
          certificate.serial,
          certificate.names.isEmpty
            ? certificate.subject : certificate.names.joined(separator: " "),
        ]
      })
    output.line()
    for certificate in certificates {
      output.line("\(certificate.name) SHA-256 \(certificate.fingerprint)")
    }
  }

  private static func state(_ state: CertificateSummary.State) -> String {
    switch state {
    case .valid, .trusted: state.rawValue.green
    case .expiring: state.rawValue.yellow
    case .expired, .notYetValid, .keyMissing, .keyMismatch, .untrusted: state.rawValue.red
    }
  }
}
