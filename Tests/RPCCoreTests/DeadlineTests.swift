import Testing

@testable import RPCCore

/// What a call's deadline is, by its own timeout and the handler that makes it.
@Suite struct DeadlineTests {
  private let now = ContinuousClock.now

  private func effective(_ timeout: Duration?, _ inherited: Duration?) throws -> Duration? {
    try Deadline.effective(
      timeout: timeout, inherited: inherited.map { Deadline(self.now + $0) }, now: self.now
    ).map { self.now.duration(to: $0.instant) }
  }

  @Test("Without a handler the call's own timeout counts, and none is none")
  func own() throws {
    #expect(try self.effective(.seconds(2), nil) == .seconds(2))
    #expect(try self.effective(nil, nil) == nil)
  }

  @Test("A nested call gets what its handler has left, less a margin for the handler")
  func nested() throws {
    #expect(try self.effective(nil, .seconds(2)) == .milliseconds(1995))
    #expect(try self.effective(.seconds(9), .seconds(2)) == .milliseconds(1995))
    #expect(try self.effective(.seconds(1), .seconds(2)) == .seconds(1))
  }

  @Test("A call without time is refused, and a nested one with too little")
  func refused() throws {
    #expect(throws: RPCError.self) { try self.effective(.zero, nil) }
    #expect(throws: RPCError.self) { try self.effective(.seconds(1), .zero) }
    #expect(throws: RPCError.self) { try self.effective(nil, .microseconds(5999)) }
    #expect(try self.effective(nil, .milliseconds(6)) == .milliseconds(1))
    let error = #expect(throws: RPCError.self) { try self.effective(nil, .milliseconds(3)) }
    #expect(error?.code == .deadlineExceeded)
  }
}
