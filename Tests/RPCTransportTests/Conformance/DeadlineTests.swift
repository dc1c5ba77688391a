import NIOCore
import RPCCore
import TestSupport
import Testing

/// Deadlines hold at both ends, and nested calls inherit them, over every transport.
@Suite struct DeadlineTests {
  typealias Method = ControlService.Method

  @Test("A call past its deadline fails, and its handler is cancelled", arguments: kinds)
  func timeoutOnSleepingServer(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      // The first call pays for the connection.
      _ = try await control.channel.unary(Method.echo, ByteBuffer(), options: .defaults)
      let error = await #expect(throws: RPCError.self) {
        try await control.channel.unary(
          Method.hang, ByteBuffer(), options: CallOptions(timeout: .milliseconds(50)))
      }
      #expect(error?.code == .deadlineExceeded)
      try await eventually("the handler was cancelled") { control.probe.cancelled == 1 }
    }
  }

  @Test("A stream past its deadline fails, and its handler is cancelled", arguments: kinds)
  func timeoutOnStream(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let stream = try await control.channel.serverStreaming(
        Method.hangAfterFirst, ByteBuffer(), options: CallOptions(timeout: .milliseconds(300)))
      var received = 0
      let error = await #expect(throws: RPCError.self) {
        for try await _ in stream { received += 1 }
      }
      #expect(received == 1)
      #expect(error?.code == .deadlineExceeded)
      try await eventually("the handler was cancelled") { control.probe.cancelled == 1 }
    }
  }

  @Test("A call whose deadline has passed is not made", arguments: kinds)
  func pastDeadline(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let error = await #expect(throws: RPCError.self) {
        try await control.channel.unary(
          Method.hang, ByteBuffer(), options: CallOptions(timeout: .zero))
      }
      #expect(error?.code == .deadlineExceeded)
      #expect(control.probe.started == 0)
    }
  }

  @Test("The handler sees the time its caller gave", arguments: kinds)
  func handlerSeesDeadline(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let remaining = try await Self.remaining(
        Method.remaining, control, CallOptions(timeout: .seconds(9)))
      #expect(remaining > .seconds(1) && remaining <= .seconds(9))
    }
  }

  @Test("A call without a timeout has no deadline", arguments: kinds)
  func noDeadline(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      #expect(try await Self.remaining(Method.remaining, control, .defaults) == .zero)
    }
  }

  @Test("A nested call inherits the deadline of the call that makes it", arguments: kinds)
  func nestedDeadline(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let remaining = try await Self.remaining(
        Method.nestedRemaining, control, CallOptions(timeout: .seconds(9)))
      #expect(remaining > .seconds(1) && remaining <= .seconds(9))
    }
  }

  @Test("A caller's own deadline is inherited without a timeout", arguments: kinds)
  func taskLocalDeadline(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let remaining = try await Deadline.$current.withValue(.after(.seconds(9))) {
        try await Self.remaining(Method.remaining, control, .defaults)
      }
      #expect(remaining > .seconds(1) && remaining <= .seconds(9))
    }
  }

  private static func remaining(
    _ method: MethodDescriptor, _ control: ControlHarness, _ options: CallOptions
  ) async throws -> Duration {
    let answer = try await control.channel.unary(method, ByteBuffer(), options: options)
    let nanoseconds = try #require(answer.getInteger(at: answer.readerIndex, as: Int64.self))
    return .nanoseconds(nanoseconds)
  }
}
