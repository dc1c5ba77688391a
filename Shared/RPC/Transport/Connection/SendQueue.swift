internal import NIOCore

/// Whose turn it is to send: round robin over a bounded number of streams.
///
/// A frame at a time from each of the first streams, so that a large message delays a small one by
/// a few frames only, and that the messages of the first are not held up by all the others'. How
/// much may be unfinished at the receiver is for `UnfinishedMessages` to say: a stream that waits
/// for its credit is not in here.
struct SendQueue<Element> {
  /// How many streams take turns.
  private let width: Int
  private var active = CircularBuffer<Element>()
  private var waiting = CircularBuffer<Element>()

  init(width: Int = 16) { self.width = width }

  var isEmpty: Bool { self.active.isEmpty && self.waiting.isEmpty }

  /// Adds a stream that has something to send.
  mutating func append(_ element: Element) {
    self.waiting.append(element)
  }

  /// Takes out the stream whose turn it is.
  mutating func popFirst() -> Element? {
    while self.active.count < self.width, let next = self.waiting.popFirst() {
      self.active.append(next)
    }
    return self.active.popFirst()
  }

  /// Puts back the stream just taken out: it has sent a frame and has more.
  mutating func putBack(_ element: Element) {
    self.active.append(element)
  }

  mutating func removeAll() {
    self.active.removeAll()
    self.waiting.removeAll()
  }
}
