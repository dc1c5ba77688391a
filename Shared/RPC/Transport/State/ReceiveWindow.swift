/// Credit given to the peer: what it may still send.
struct ReceiveWindow: Hashable, Sendable {
  /// What the peer may still send.
  private(set) var available: Int
  /// What was read and not yet given back.
  private(set) var unreturned = 0
  /// Credit is given back in pieces of at least this much.
  private let threshold: Int

  /// Creates a full window.
  ///
  /// - Parameters:
  ///   - capacity: The credit to begin with.
  ///   - threshold: The least credit given back at once.
  init(capacity: Int, threshold: Int) {
    self.available = capacity
    self.threshold = threshold
  }

  /// Counts a frame in.
  mutating func receive(_ bytes: Int, on stream: StreamID) throws(ProtocolViolation) {
    guard bytes <= self.available else { throw .creditExceeded(stream) }
    self.available -= bytes
  }

  /// Counts what was read, and says what is to be given back now, if anything.
  mutating func release(_ bytes: Int) -> UInt32? {
    self.unreturned += bytes
    guard self.unreturned >= self.threshold else { return nil }
    defer { self.unreturned = 0 }
    self.available += self.unreturned
    return UInt32(self.unreturned)
  }
}
