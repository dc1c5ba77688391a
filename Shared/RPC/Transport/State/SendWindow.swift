/// Credit that the peer gave: what may still be sent.
struct SendWindow: Hashable, Sendable {
  /// What may be sent now, in bytes of whole MESSAGE frames.
  private(set) var available: Int

  init(_ available: Int) { self.available = available }

  /// Spends credit; never more than there is.
  mutating func spend(_ bytes: Int) {
    precondition(bytes <= self.available, "spent more credit than there is")
    self.available -= bytes
  }

  /// Takes a WINDOW frame's credit in.
  mutating func receive(credit: UInt32, of stream: StreamID) throws(ProtocolViolation) {
    guard credit > 0 else { throw .emptyCredit(stream) }
    guard Int(credit) <= WireLimits.windowBytes.upperBound - self.available else {
      throw .creditOverflow(stream)
    }
    self.available += Int(credit)
  }
}
