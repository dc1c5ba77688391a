internal import NIOCore
internal import RPCCore
internal import TestSupport

private typealias Method = ControlService.Method

extension InteropCase {
  static let channels = [
    InteropCase("rpc_soak", Self.rpcSoak),
    InteropCase("channel_soak", needsConnections: true, Self.channelSoak),
    InteropCase("long_lived_channel", needsConnections: true, Self.longLivedChannel),
    InteropCase("max_concurrent_streams", needsConnections: true, Self.maxConcurrentStreams),
  ]

  @Sendable private static func rpcSoak(_ target: InteropTarget) async throws {
    let before = try await target.observeAlone()
    try await target.withClient { client in
      for number in 0..<1000 {
        let answer = try await client.unary(
          Method.echo, ByteBuffer(integer: number), options: CallOptions(timeout: .seconds(60)))
        try Mismatch.check("answer \(number)", answer, is: ByteBuffer(integer: number))
      }
      guard !target.isInProcess else { return }
      try Mismatch.check(
        "connections of the client", try await target.observe().connections - before.connections,
        is: 1)
    }
    try await eventually("nothing is left of the calls") { try await target.observe() == before }
  }

  @Sendable private static func channelSoak(_ target: InteropTarget) async throws {
    let before = try await target.observeAlone()
    for _ in 0..<100 {
      try await target.withClient { client in
        _ = try await client.unary(Method.echo, ByteBuffer(), options: .defaults)
      }
    }
    try await eventually("no connection is left") { try await target.observe() == before }
  }

  @Sendable private static func longLivedChannel(_ target: InteropTarget) async throws {
    let before = try await target.observeAlone()
    try await target.withClient(of: .brief) { client in
      for _ in 0..<5 {
        _ = try await client.unary(
          Method.echo, ByteBuffer(), options: CallOptions(waitForReady: true))
        try await eventually("the server has drained the idle connection") {
          try await target.observe().briefConnections == before.briefConnections
        }
      }
    }
  }

  /// As many calls as the server takes at once are held; others wait, and go on as those end.
  @Sendable private static func maxConcurrentStreams(_ target: InteropTarget) async throws {
    let before = try await target.observeAlone()
    try await target.withClient(of: .narrow) { client in
      let held = (0..<ControlHost.narrowStreams).map { _ in
        Task { _ = try await client.unary(Method.hang, ByteBuffer(), options: .defaults) }
      }
      try await eventually("the held calls have begun") {
        try await target.observe().started == before.started + UInt64(held.count)
      }
      try await withThrowingTaskGroup(of: ByteBuffer.self) { group in
        for number in 0..<20 {
          group.addTask {
            try await client.unary(Method.echo, ByteBuffer(integer: number), options: .defaults)
          }
        }
        for call in held {
          call.cancel()
          try await Mismatch.checkFailure("a held call", is: .cancelled) { try await call.value }
        }
        let answers = try await group.reduce(into: Set<ByteBuffer>()) { $0.insert($1) }
        try Mismatch.check(
          "the answers", answers, is: Set((0..<20).map { ByteBuffer(integer: $0) }))
      }
    }
  }
}
