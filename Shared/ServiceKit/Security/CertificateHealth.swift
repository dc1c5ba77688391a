import FoundationEssentials

/// Says how long a service's certificate is still good, and whether its replacement was refused.
struct CertificateHealth: Sendable {
  private static let warning: TimeInterval = 7 * 86_400

  /// The certificate's life.
  let validity: ClosedRange<Date>
  /// Why what lies in the files is not in use; nil when it is.
  var refusal: String?

  /// Seconds until the certificate expires; negative afterwards.
  func remaining(at now: Date) -> TimeInterval {
    self.validity.upperBound.timeIntervalSince(now)
  }

  /// What it means at `now`: a warning in the last week, or the last quarter of a short life.
  func check(at now: Date) -> HealthCheckResult {
    let end = self.validity.upperBound.formatted(.iso8601)
    let remedy = "renew it with `reddytalk pki rotate`; the service takes it by itself"
    let remaining = self.remaining(at: now)
    if remaining <= 0 { return .fail("expired at \(end)", remedy: remedy) }
    if let refusal = self.refusal {
      return .warn(
        "valid until \(end), but what replaced it is refused: \(refusal)",
        remedy: "put a certificate, its key and ca.pem in place that fit one another")
    }
    let life = self.validity.upperBound.timeIntervalSince(self.validity.lowerBound)
    if remaining <= min(Self.warning, life / 4) {
      return .warn("expires at \(end)", remedy: remedy)
    }
    return .pass("valid until \(end), \(Int(remaining / 86_400)) days left")
  }
}
