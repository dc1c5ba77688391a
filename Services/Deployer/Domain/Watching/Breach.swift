/// A limit of the monitoring policy that live traffic breaks.
struct Breach: Hashable, Sendable {
  /// Which limit.
  enum Kind: String, Hashable, Sendable {
    case errorRate = "error-rate"
    case responseTime = "response-time"
  }

  let kind: Kind
  /// What was measured: a share, or milliseconds.
  let measured: Double
  /// The policy's limit, in the same unit.
  let limit: Double
  /// Requests that the measurement rests on.
  let requests: UInt64
}

extension Breach: CustomStringConvertible {
  var description: String {
    switch self.kind {
    case .errorRate:
      "error rate \(Self.rounded(self.measured * 100)) % over \(self.requests) requests, "
        + "limit \(Self.rounded(self.limit * 100)) %"
    case .responseTime:
      "95th percentile \(Self.rounded(self.measured)) ms over \(self.requests) requests, "
        + "limit \(Self.rounded(self.limit)) ms"
    }
  }

  private static func rounded(_ value: Double) -> String {
    let tenths = (value * 10).rounded() / 10
    return tenths == tenths.rounded() ? "\(Int64(tenths))" : "\(tenths)"
  }
}
