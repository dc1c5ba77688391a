import Testing

@testable import RPCTransport

/// When a connection's answers are too many to begin further calls, or to keep.
@Suite struct AnswerReserveTests {
  private static let limit = 8 << 20

  private func reserve(waiting: Int, answered: Int = 0) -> AnswerReserve {
    var reserve = AnswerReserve(limit: Self.limit)
    reserve.answered(answered)
    reserve.wait(waiting)
    return reserve
  }

  @Test("Calls are held while more than the limit waits, and answers dropped above twice as much")
  func own() {
    #expect(!self.reserve(waiting: Self.limit).isUsedUp(running: 0, total: 0))
    #expect(self.reserve(waiting: Self.limit + 1).isUsedUp(running: 0, total: 0))
    #expect(!self.reserve(waiting: 2 * Self.limit).mustDrop(total: 0))
    #expect(self.reserve(waiting: 2 * Self.limit + 1).mustDrop(total: 0))
  }

  @Test("What calls that run will answer counts, once something waits")
  func expected() {
    #expect(!self.reserve(waiting: 0, answered: 4 << 20).isUsedUp(running: 10, total: 0))
    #expect(self.reserve(waiting: 4 << 20, answered: 4 << 20).isUsedUp(running: 2, total: 0))
    #expect(!self.reserve(waiting: 4 << 20, answered: 4 << 20).isUsedUp(running: 1, total: 0))
  }

  @Test("A large answer is forgotten by small ones")
  func forgets() {
    var reserve = self.reserve(waiting: 1, answered: 4 << 20)
    for _ in 0..<200 { reserve.answered(100) }
    #expect(reserve.expected < 1000)
  }

  @Test("What waits on other connections counts, but not against one that holds little")
  func total() {
    let much = self.reserve(waiting: AnswerReserve.share + 1)
    let little = self.reserve(waiting: AnswerReserve.share)
    #expect(much.isUsedUp(running: 0, total: Self.limit + 1))
    #expect(!little.isUsedUp(running: 0, total: Self.limit + 1))
    #expect(much.mustDrop(total: 2 * Self.limit + 1))
    #expect(!little.mustDrop(total: 2 * Self.limit + 1))
  }
}
