package import FoundationEssentials

/// Names a pipeline run. Ids of later runs sort after those of earlier ones.
package struct RunID: Hashable, Sendable, CustomStringConvertible {
  /// For example `run-01k0a8m4q3zt7wpx`.
  package let rawValue: String

  /// Takes an id as it was stored or sent.
  package init(rawValue: String) { self.rawValue = rawValue }

  /// Makes a new id: ten digits of the time in milliseconds, then six random ones, in Crockford's
  /// base 32.
  package init(at time: Date, using generator: inout some RandomNumberGenerator) {
    let milliseconds = UInt64(max(0, (time.timeIntervalSince1970 * 1000).rounded()))
    let random = UInt64.random(in: 0..<(1 << 30), using: &generator)
    self.rawValue =
      Self.prefix + Self.digits(of: milliseconds, count: 10) + Self.digits(of: random, count: 6)
  }

  /// What tells this run from all others; ids of what the run makes are built from it, so that
  /// making it again after a crash gives the same id.
  package var suffix: Substring { self.rawValue.trimmingPrefix(Self.prefix) }

  package var description: String { self.rawValue }

  private static let prefix = "run-"
  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")

  private static func digits(of value: UInt64, count: Int) -> String {
    let places = (0..<count).reversed().map { place in
      Self.alphabet[Int((value >> UInt64(5 * place)) & 31)]
    }
    return String(places)
  }
}
