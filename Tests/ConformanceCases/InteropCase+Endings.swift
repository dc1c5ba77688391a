internal import NIOCore
internal import RPCCore
internal import TestSupport

private typealias Method = ControlService.Method

extension InteropCase {
  static let endings = [
    InteropCase("cancel_after_begin", Self.cancelAfterBegin),
    InteropCase("cancel_after_first_response", Self.cancelAfterFirstResponse),
    InteropCase("timeout_on_sleeping_server", Self.timeoutOnSleepingServer),
    InteropCase("cancel_many", Self.cancelMany),
  ]

  /// Waits until the client's task is cancelled.
  private static func waitForCancellation() async {
    let (stream, _) = AsyncStream<Never>.makeStream()
    for await _ in stream {}
  }

  @Sendable private static func cancelAfterBegin(_ target: InteropTarget) async throws {
    let before = try await target.observeAlone()
    try await target.withClient { client in
      let call = Task {
        let stream = try await client.bidirectional(
          Method.bidirectionalHang, options: .defaults
        ) { _ in await Self.waitForCancellation() }
        for try await _ in stream {}
      }
      try await eventually("the handler has begun") {
        try await target.observe().started == before.started + 1
      }
      call.cancel()
      try await Mismatch.checkFailure("the call", is: .cancelled) { try await call.value }
      try await eventually("the handler was cancelled") {
        try await target.observe().cancelled == before.cancelled + 1
      }
    }
  }

  @Sendable private static func cancelAfterFirstResponse(_ target: InteropTarget) async throws {
    let before = try await target.observeAlone()
    try await target.withClient { client in
      let (answers, answer) = AsyncStream<Int>.makeStream()
      let call = Task {
        let stream = try await client.bidirectional(
          Method.exchangeThenHang, options: .defaults
        ) { writer in
          try await writer.write(
            Self.request(bytes: Self.requestSizes[0], for: Self.responseSizes[0]))
          await Self.waitForCancellation()
        }
        for try await message in stream { answer.yield(message.readableBytes) }
      }
      var received = answers.makeAsyncIterator()
      try Mismatch.check(
        "bytes of the first answer", await received.next(), is: Self.responseSizes[0])
      try await eventually("the handler waits") {
        try await target.observe().started == before.started + 1
      }
      call.cancel()
      try await Mismatch.checkFailure("the call", is: .cancelled) { try await call.value }
      try await eventually("the handler was cancelled") {
        try await target.observe().cancelled == before.cancelled + 1
      }
    }
  }

  @Sendable private static func timeoutOnSleepingServer(_ target: InteropTarget) async throws {
    let before = try await target.observeAlone()
    try await target.withClient { client in
      // On a busy machine a short deadline can pass before the server has seen the call.
      var timeout = Duration.milliseconds(20)
      repeat {
        timeout *= 2
        let options = CallOptions(timeout: timeout)
        try await Mismatch.checkFailure("a call of \(timeout)", is: .deadlineExceeded) {
          _ = try await client.unary(Method.hang, ByteBuffer(), options: options)
        }
      } while try await target.observe().started == before.started && timeout < .seconds(10)
      let seen = try await target.observe().started > before.started
      try Mismatch.check("the server has seen the call", seen, is: true)
      try await eventually("the handlers were cancelled") {
        let now = try await target.observe()
        return now.cancelled - before.cancelled == now.started - before.started
      }
    }
  }

  /// More calls are given up than a server lets pass on one connection; the one that is not goes on.
  @Sendable private static func cancelMany(_ target: InteropTarget) async throws {
    let before = try await target.observeAlone()
    try await target.withClient { client in
      @Sendable func hang() async throws {
        _ = try await client.unary(Method.hang, ByteBuffer(), options: .defaults)
      }
      let kept = Task { try await hang() }
      try await eventually("the call that is kept has begun") {
        try await target.observe().started == before.started + 1
      }
      for number in 1...UInt64(300) {
        let call = Task { try await hang() }
        try await eventually("the handler has begun") {
          try await target.observe().started == before.started + 1 + number
        }
        call.cancel()
        try await Mismatch.checkFailure("a call given up", is: .cancelled) {
          try await call.value
        }
      }
      try await eventually("the handlers were cancelled") {
        try await target.observe().cancelled == before.cancelled + 300
      }
      kept.cancel()
      try await Mismatch.checkFailure("the call that was kept", is: .cancelled) {
        try await kept.value
      }
    }
  }
}
