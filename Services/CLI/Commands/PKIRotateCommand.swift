import ArgumentParser
import Foundation
import PKI

/// `reddytalk pki rotate`
struct PKIRotateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate",
    abstract: "Renews certificates with new keys, or replaces the authority.",
    discussion: """
      Services take what is renewed by themselves; calls go on meanwhile.

      The authority is replaced in three steps, with a minute between them in which all services learn of it: \
      'rotate --authority' makes a second one that is trusted beside the first, 'rotate' lets it issue, and \
      'rotate --retire' ends the trust in the first.
      """)

  @Argument(help: "Whose certificates; all when none is named.") var names: [String] = []
  @Option(help: "How long they are valid, for example 30d, 24h or 90m. Default: as long as before.")
  var lifetime: Lifetime?
  @Flag(help: "Introduce another authority.") var authority = false
  @Flag(help: "End the trust in authorities that issue nothing.") var retire = false
  @Flag(help: "Go on at once: all services are known to have taken the last step.")
  var settled = false
  @OptionGroup var options: PKIOptions

  func validate() throws {
    if self.authority && self.retire {
      throw ValidationError("--authority and --retire are two steps.")
    }
    if (self.authority || self.retire) && !self.names.isEmpty {
      throw ValidationError("Authorities have no names.")
    }
  }

  func run() async throws {
    try await CommandRunner.run {
      let authority = try self.options.authority
      if self.authority {
        let made = try authority.introduceAuthority(
          lifetime: self.lifetime?.seconds ?? 365 * 86_400)
        try self.show([made], "is trusted now, and issues from the next 'reddytalk pki rotate' on")
      } else if self.retire {
        let retired = try authority.retireAuthorities(settled: self.settled)
        try self.show(retired, "is not trusted any more")
      } else {
        let renewed = try authority.renew(
          self.names.isEmpty ? nil : self.names, lifetime: self.lifetime?.seconds,
          settled: self.settled)
        try self.show(renewed, "renewed")
      }
    }
  }

  private func show(_ certificates: [CertificateSummary], _ what: String) throws {
    let output = self.options.output
    try output.show(certificates) {
      if certificates.isEmpty { output.line("nothing to do") }
      for certificate in certificates {
        output.line(
          "\(certificate.name) \(what), valid until \(certificate.notAfter.formatted(.iso8601))")
      }
    }
  }
}
