/// Identifies a call on its connection: odd, rising from 1; 0 is the connection itself.
struct StreamID: Hashable, Comparable, Sendable {
  let rawValue: UInt32

  init(_ rawValue: UInt32) { self.rawValue = rawValue }

  /// The connection itself.
  static let connection = StreamID(0)

  static func < (lhs: StreamID, rhs: StreamID) -> Bool { lhs.rawValue < rhs.rawValue }
}
