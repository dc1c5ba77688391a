import Testing

@testable import RPCTransport

/// Large messages begin only as far as the receiver keeps them.
struct UnfinishedMessagesTests {
  private var messages = UnfinishedMessages<String>(mostBytes: 100)

  @Test("Messages begin until together they are too large; the next waits")
  mutating func waits() {
    let begun = [self.messages.begin("a", bytes: 60), self.messages.begin("b", bytes: 40)]
    #expect(begun == [true, true])
    let late = self.messages.begin("c", bytes: 1)
    #expect(!late)
    #expect(self.messages.next() == nil)
  }

  @Test("The first message may be of any size")
  mutating func anySize() {
    let first = self.messages.begin("a", bytes: 1000)
    let second = self.messages.begin("b", bytes: 1)
    #expect(first && !second)
  }

  @Test("What waits begins in its order, and what comes later does not overtake it")
  mutating func order() {
    _ = self.messages.begin("a", bytes: 90)
    let (large, small) = (self.messages.begin("b", bytes: 80), self.messages.begin("c", bytes: 5))
    #expect(!large && !small)
    self.messages.end(bytes: 90)
    #expect(self.messages.next()?.element == "b")
    #expect(self.messages.next()?.element == "c")
    #expect(self.messages.next() == nil)
    self.messages.end(bytes: 80)
    self.messages.end(bytes: 5)
    let next = self.messages.begin("d", bytes: 100)
    #expect(next)
  }
}
