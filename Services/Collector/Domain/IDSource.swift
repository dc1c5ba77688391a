package import FoundationEssentials

/// Where ids and times come from; tests bring their own.
package struct IDSource: Sendable {
  /// The time now.
  package var now: @Sendable () -> Date
  /// A new opaque id of 128 random bits: it must not follow from what it names (45 CFR 164.514(c)).
  package var opaqueID: @Sendable () -> String

  package init(
    now: @escaping @Sendable () -> Date, opaqueID: @escaping @Sendable () -> String
  ) {
    self.now = now
    self.opaqueID = opaqueID
  }

  /// The system's clock and random numbers.
  package static let system = IDSource(now: { Date() }) {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let hex = String(generator.next(), radix: 16)
      return String(repeating: "0", count: 16 - hex.count) + hex
    }.joined()
  }
}
