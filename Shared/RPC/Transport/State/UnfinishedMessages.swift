internal import NIOCore

/// Which messages that take several frames may be on their way at once.
///
/// A receiver keeps the parts of a message until its last one comes, and refuses calls when the parts
/// of all hold too much (PROTOCOL.md section 7). So the sender bounds how large the messages are that
/// it has begun and not ended; the first one may be of any size, the others begin in their order.
struct UnfinishedMessages<Element> {
  private let mostBytes: Int
  private var bytes = 0
  private var waiting = CircularBuffer<(element: Element, bytes: Int)>()

  init(mostBytes: Int = 16 * 1024 * 1024) { self.mostBytes = mostBytes }

  /// Asks for a message to begin; otherwise it waits here.
  ///
  /// - Returns: Whether it may.
  mutating func begin(_ element: Element, bytes: Int) -> Bool {
    guard self.waiting.isEmpty, self.fits(bytes) else {
      self.waiting.append((element, bytes))
      return false
    }
    self.bytes += bytes
    return true
  }

  /// A message that had begun is on its way whole, or will not be.
  mutating func end(bytes: Int) { self.bytes -= bytes }

  /// The next one that waits and may begin by now.
  mutating func next() -> (element: Element, bytes: Int)? {
    guard let first = self.waiting.first, self.fits(first.bytes) else { return nil }
    self.bytes += first.bytes
    return self.waiting.removeFirst()
  }

  mutating func removeAll() {
    self.bytes = 0
    self.waiting.removeAll()
  }

  private func fits(_ bytes: Int) -> Bool {
    self.bytes == 0 || self.bytes + bytes <= self.mostBytes
  }
}
