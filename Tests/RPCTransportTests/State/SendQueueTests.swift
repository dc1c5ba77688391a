import Testing

@testable import RPCTransport

@Suite struct SendQueueTests {
  @Test("Streams take turns")
  func roundRobin() {
    var queue = SendQueue<String>()
    for name in ["a", "b", "c"] { queue.append(name) }
    var turns: [String] = []
    for _ in 0..<6 {
      guard let next = queue.popFirst() else { break }
      turns.append(next)
      queue.putBack(next)
    }
    #expect(turns.prefix(3).sorted() == ["a", "b", "c"])
    #expect(turns.suffix(3).sorted() == ["a", "b", "c"])
  }

  @Test("No more streams than the width take turns; the next comes when one is done")
  func width() {
    var queue = SendQueue<Int>(width: 2)
    for number in 0..<4 { queue.append(number) }
    var seen: Set<Int> = []
    for _ in 0..<10 {
      guard let next = queue.popFirst() else { break }
      seen.insert(next)
      queue.putBack(next)
    }
    #expect(seen == [0, 1])
    _ = queue.popFirst()
    for _ in 0..<4 {
      guard let next = queue.popFirst() else { break }
      seen.insert(next)
      queue.putBack(next)
    }
    #expect(seen == [0, 1, 2])
  }

  @Test("Everything that was put in comes out")
  func drains() {
    var queue = SendQueue<Int>(width: 3)
    for number in 0..<10 { queue.append(number) }
    var taken: [Int] = []
    while let next = queue.popFirst() { taken.append(next) }
    #expect(taken.sorted() == Array(0..<10))
    #expect(queue.isEmpty)
  }
}
