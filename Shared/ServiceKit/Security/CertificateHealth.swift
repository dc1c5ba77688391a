import FoundationEssentials
import SwiftASN1
import X509

/// Watches how long the service's certificate is still good.
struct CertificateHealth: Sendable {
  private static let warning: TimeInterval = 7 * 86_400

  private let notValidAfter: Date

  /// Looks at the certificate in a file.
  init(file: URL) throws(ConfigurationError) {
    let pem = String(decoding: try KeyFile.readPublic(file), as: UTF8.self)
    do {
      self.init(notValidAfter: try Certificate(pemEncoded: pem).notValidAfter)
    } catch {
      throw .malformedFile(path: file.path(), expected: "a certificate in PEM")
    }
  }

  init(notValidAfter: Date) {
    self.notValidAfter = notValidAfter
  }

  /// What it means at `now`.
  func check(at now: Date) -> HealthCheckResult {
    let end = self.notValidAfter.formatted(.iso8601)
    let remedy = "renew the certificate (`reddytalk up` does it for development) and restart"
    if self.notValidAfter <= now { return .fail("expired at \(end)", remedy: remedy) }
    if self.notValidAfter <= now + Self.warning {
      return .warn("expires at \(end)", remedy: remedy)
    }
    return .pass("valid until \(end)")
  }
}
