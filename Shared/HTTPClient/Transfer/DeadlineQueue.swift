/// When which transfer is to be looked at: a binary heap.
///
/// Deadlines mostly move back, with each piece that comes, and mostly end unused. So an entry is never moved or taken
/// out: when its time comes, its transfer says when it really is due.
struct DeadlineQueue {
  private var heap: [(time: Int64, id: Int)] = []

  var count: Int { self.heap.count }

  /// The earliest time; nil when nobody waits for one.
  var earliest: Int64? { self.heap.first?.time }

  mutating func add(_ id: Int, at time: Int64) {
    self.heap.append((time, id))
    var child = self.heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard self.heap[child].time < self.heap[parent].time else { return }
      self.heap.swapAt(child, parent)
      child = parent
    }
  }

  /// Takes out one whose time has come; nil when there is none.
  mutating func popDue(at now: Int64) -> Int? {
    guard let first = self.heap.first, first.time <= now else { return nil }
    let last = self.heap.removeLast()
    if !self.heap.isEmpty {
      self.heap[0] = last
      self.siftDown()
    }
    return first.id
  }

  private mutating func siftDown() {
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < self.heap.count && self.heap[child].time < self.heap[least].time {
        least = child
      }
      guard least != parent else { return }
      self.heap.swapAt(parent, least)
      parent = least
    }
  }

  /// Forgets everything.
  mutating func removeAll() { self.heap.removeAll(keepingCapacity: true) }
}
