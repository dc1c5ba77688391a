import NIOCore
import RPCCore
import TestSupport
import Testing

/// Deadlines hold at both ends, and nested calls inherit them, over every transport.
@Suite(.serialized) struct DeadlineTests {
  typealias Method = ControlService.Method

  @Test(
    "A call past its deadline fails, and its handler is cancelled",
    arguments: kinds)
  func timeoutOnSleepingServer(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      try await Self.timeOut(control) { options in
        _ = try await control.channel.unary(Method.hang, ByteBuffer(), options: options)
      }
    }
  }

  @Test("A stream past its deadline fails, and its handler is cancelled", arguments: kinds)
  func timeoutOnStream(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      try await Self.timeOut(control) { options in
        let stream = try await control.channel.serverStreaming(
          Method.hangAfterFirst, ByteBuffer(), options: options)
        for try await _ in stream {}
      }
    }
  }

  /// Makes a call that must run into its deadline, with ever more time until its handler is seen:
  /// on a busy machine a short deadline can pass before the call has even been received.
  private static func timeOut(
    _ control: ControlHarness, _ call: (CallOptions) async throws -> Void
  ) async throws {
    var timeout = Duration.milliseconds(40)
    repeat {
      let error = await #expect(throws: RPCError.self) {
        try await call(CallOptions(timeout: timeout))
      }
      #expect(error?.code == .deadlineExceeded)
      timeout *= 2
    } while control.probe.started == 0 && timeout < .seconds(10)
    #expect(control.probe.started >= 1)
    try await eventually("the handlers were cancelled") {
      control.probe.cancelled == control.probe.started
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
        Method.remaining, control, CallOptions(timeout: .seconds(90)))
      #expect(remaining > .seconds(1) && remaining <= .seconds(90))
    }
  }

  @Test("A call without a timeout has no deadline", arguments: kinds)
  func noDeadline(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let remaining = try await Self.remaining(Method.remaining, control, .defaults)
      #expect(remaining == .zero)
    }
  }

  @Test("A nested call inherits the deadline of the call that makes it", arguments: kinds)
  func nestedDeadline(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let remaining = try await Self.remaining(
        Method.nestedRemaining, control, CallOptions(timeout: .seconds(90)))
      #expect(remaining > .seconds(1) && remaining <= .seconds(90))
    }
  }

  @Test("A caller's own deadline is inherited without a timeout", arguments: kinds)
  func taskLocalDeadline(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let remaining = try await Deadline.$current.withValue(.after(.seconds(90))) {
        try await Self.remaining(Method.remaining, control, .defaults)
      }
      #expect(remaining > .seconds(1) && remaining <= .seconds(90))
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
