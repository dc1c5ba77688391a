/// The position of a conversation in the order in which conversations became samples; grows only.
///
/// A conversation gets a new one when feedback makes it qualify, so that it counts as new again.
package struct IngestSequence: Hashable, Comparable, Sendable {
  package let rawValue: UInt64

  package init(rawValue: UInt64) { self.rawValue = rawValue }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
