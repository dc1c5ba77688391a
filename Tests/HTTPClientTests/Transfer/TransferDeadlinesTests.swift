import Testing

@testable import HTTPClient

struct TransferDeadlinesTests {
  private static let second: Int64 = 1_000_000_000

  private static func deadlines(_ timeouts: Timeouts) -> TransferDeadlines {
    TransferDeadlines(timeouts, start: 100 * self.second)
  }

  @Test func `each phase has its limit`() {
    var deadlines = Self.deadlines(
      Timeouts(total: .seconds(60), head: .seconds(10), stall: .seconds(3)))
    #expect(deadlines.next?.time == 160 * Self.second)
    deadlines.enter(.sending, at: 101 * Self.second)
    #expect(deadlines.next?.time == 104 * Self.second)
    #expect(deadlines.next?.limit == .stall)
    deadlines.progress(at: 103 * Self.second)
    #expect(deadlines.next?.time == 106 * Self.second)
    deadlines.enter(.waiting, at: 104 * Self.second)
    #expect(deadlines.next?.time == 114 * Self.second)
    #expect(deadlines.next?.limit == .head)
    deadlines.enter(.receiving, at: 110 * Self.second)
    #expect(deadlines.next?.time == 113 * Self.second)
    deadlines.isPaused = true
    #expect(deadlines.next?.time == 160 * Self.second)
    #expect(deadlines.next?.limit == .total)
  }

  @Test func `the total limit is never exceeded, and may be absent`() {
    var deadlines = Self.deadlines(Timeouts(total: .seconds(2), stall: .seconds(3)))
    deadlines.enter(.receiving, at: 101 * Self.second)
    #expect(deadlines.next?.limit == .total)
    #expect(Self.deadlines(.endless).next == nil)
  }

  @Test func `due times come out in their order`() {
    var queue = DeadlineQueue()
    let times: [Int64] = [5, 3, 9, 1, 7, 3, 8, 2]
    for (id, time) in times.enumerated() { queue.add(id, at: time) }
    #expect(queue.earliest == 1)
    var popped: [Int64] = []
    while let id = queue.popDue(at: 7) { popped.append(times[id]) }
    #expect(popped == [1, 2, 3, 3, 5, 7])
    #expect(queue.earliest == 8)
    #expect(queue.count == 2)
  }
}
