import NIOCore
import RPCCore
import RPCTransport
import TestSupport
import Testing

/// A client that gives up more calls than a server takes on one connection.
@Suite struct LeavingTests {
  private typealias Method = ControlService.Method

  @Test("Further calls are made over another connection, and a long call goes on where it is")
  func leaves() async throws {
    // A connection that drains would end with its calls after this time.
    let drainTimeout = Duration.milliseconds(50)
    let limits = ConnectionLimits(drainTimeout: drainTimeout)
    try await ControlHarness.run(.tcp, limits: limits) { control in
      let (turns, turn) = AsyncStream<Void>.makeStream()
      let stream = try await control.channel.bidirectional(Method.pingPong, options: .defaults) {
        for await _ in turns { try await $0.write(ByteBuffer(string: "x")) }
      }
      var answers = stream.makeAsyncIterator()
      turn.yield()
      #expect(try await answers.next() != nil)
      try await Self.giveUp(200, control)
      try await eventually("a call is made over another connection") {
        _ = try await control.channel.unary(Method.echo, ByteBuffer(), options: .defaults)
        return control.server?.openConnections == 2
      }
      let end = ContinuousClock.now + drainTimeout * 4
      repeat {
        turn.yield()
        #expect(try await answers.next() != nil)
      } while ContinuousClock.now < end
      turn.finish()
      #expect(try await answers.next() == nil)
      try await eventually("the first connection is closed") {
        control.server?.openConnections == 1
      }
    }
  }

  /// Makes calls that never end, and cancels them.
  private static func giveUp(_ count: Int, _ control: ControlHarness) async throws {
    let before = control.probe.started
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<count {
        group.addTask {
          _ = try? await control.channel.unary(Method.hang, ByteBuffer(), options: .defaults)
        }
      }
      try await eventually("the calls have begun") { control.probe.started == before + count }
      group.cancelAll()
    }
  }
}
