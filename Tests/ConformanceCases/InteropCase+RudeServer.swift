internal import NIOCore
internal import RPCCore
internal import TestSupport

private typealias Method = ControlService.Method

/// What the client says of a rude server. What the server says of the client, how many connections
/// it made for instance, is for whoever runs both to judge.
extension InteropCase {
  static let rudeServer = [
    InteropCase("goaway", needsConnections: true, Self.goAway),
    InteropCase("rst_after_header", needsConnections: true, Self.resetAfterHeader),
    InteropCase("rst_during_data", needsConnections: true, Self.resetDuringData),
    InteropCase("rst_after_data", needsConnections: true, Self.resetAfterData),
    InteropCase("ping", needsConnections: true, Self.ping),
    InteropCase("max_streams", needsConnections: true, Self.maxStreams),
    InteropCase("connection_backoff", needsConnections: true, Self.connectionBackoff),
    InteropCase("server_compressed_unary", needsConnections: true, Self.compressedUnary),
    InteropCase("server_compressed_streaming", needsConnections: true, Self.compressedStreaming),
  ]

  private static let request = ByteBuffer(string: String(repeating: "abcdefg", count: 1000))

  /// The call in flight is answered, and the next one goes over another connection.
  @Sendable private static func goAway(_ target: InteropTarget) async throws {
    try await target.withClient { client in
      for _ in 0..<2 {
        let answer = try await client.unary(
          Method.echo, Self.request, options: CallOptions(waitForReady: true))
        try Mismatch.check("the answer", answer, is: Self.request)
      }
    }
  }

  /// Makes a streaming call twice, which must fail with NOT_FOUND both times.
  private static func reset(
    _ target: InteropTarget, received expected: [ByteBuffer], initial: Metadata = [:]
  ) async throws {
    try await target.withClient { client in
      for _ in 0..<2 {
        let caught = ResponseMetadata()
        let stream = try await client.serverStreaming(
          Method.count, Self.request, options: CallOptions(responseMetadata: caught))
        var received: [ByteBuffer] = []
        do {
          for try await message in stream { received.append(message) }
          throw Mismatch(expected: "the stream: NOT_FOUND", found: "the stream: success")
        } catch let error as RPCError {
          try Mismatch.check("the stream's code", error.code, is: .notFound)
        }
        try Mismatch.check("messages before the end", received, is: expected)
        try Mismatch.check("initial metadata", caught.initial, is: initial)
      }
    }
  }

  @Sendable private static func resetAfterHeader(_ target: InteropTarget) async throws {
    try await Self.reset(target, received: [], initial: ["x-rude": "yes"])
  }

  @Sendable private static func resetDuringData(_ target: InteropTarget) async throws {
    try await Self.reset(target, received: [])
  }

  @Sendable private static func resetAfterData(_ target: InteropTarget) async throws {
    try await Self.reset(target, received: [Self.request])
  }

  @Sendable private static func ping(_ target: InteropTarget) async throws {
    try await target.withClient { client in
      for _ in 0..<2 {
        let answer = try await client.unary(Method.echo, Self.request, options: .defaults)
        try Mismatch.check("the answer", answer, is: Self.request)
      }
    }
  }

  @Sendable private static func maxStreams(_ target: InteropTarget) async throws {
    try await target.withClient { client in
      let answers = try await withThrowingTaskGroup(of: ByteBuffer.self) { group in
        for number in 0..<15 {
          group.addTask {
            try await client.unary(Method.echo, ByteBuffer(integer: number), options: .defaults)
          }
        }
        return try await group.reduce(into: Set<ByteBuffer>()) { $0.insert($1) }
      }
      try Mismatch.check(
        "the answers", answers, is: Set((0..<15).map { ByteBuffer(integer: $0) }))
    }
  }

  /// Calls fail at once between two attempts to connect, and the attempts are far apart.
  @Sendable private static func connectionBackoff(_ target: InteropTarget) async throws {
    let anHour = BackoffPolicy(initial: .seconds(3600), maximum: .seconds(3600), multiplier: 1)
    try await target.withClient(reconnect: anHour) { client in
      for _ in 0..<20 {
        try await Mismatch.checkFailure("a call", is: .unavailable) {
          _ = try await client.unary(Method.echo, ByteBuffer(), options: .defaults)
        }
      }
    }
  }

  /// A flag that version 1 does not have ends the connection, and the call with it.
  @Sendable private static func compressedUnary(_ target: InteropTarget) async throws {
    try await target.withClient { client in
      _ = try await Mismatch.checkFailure("the call", is: .unavailable) {
        _ = try await client.unary(Method.echo, Self.request, options: .defaults)
      }
    }
  }

  @Sendable private static func compressedStreaming(_ target: InteropTarget) async throws {
    try await target.withClient { client in
      _ = try await Mismatch.checkFailure("the stream", is: .unavailable) {
        let stream = try await client.serverStreaming(
          Method.count, Self.request, options: .defaults)
        for try await _ in stream {}
      }
    }
  }
}
