internal import NIOCore
internal import RPCCore
internal import TestSupport

private typealias Method = ControlService.Method

extension InteropCase {
  static let streaming = [
    InteropCase("client_streaming", Self.clientStreaming),
    InteropCase("server_streaming", Self.serverStreaming),
    InteropCase("ping_pong", Self.pingPong),
    InteropCase("empty_stream", Self.emptyStream),
  ]

  /// The sizes of gRPC's streaming cases.
  static let requestSizes = [27_182, 8, 1828, 45_904]
  static let responseSizes = [31_415, 9, 2653, 58_979]

  @Sendable private static func clientStreaming(_ target: InteropTarget) async throws {
    try await target.withClient { client in
      let answer = try await client.clientStreaming(Method.sum, options: .defaults) { writer in
        for size in Self.requestSizes {
          try await writer.write(ByteBuffer(repeating: 0, count: size))
        }
      }
      try Mismatch.check(
        "the sum of the sizes", answer.getInteger(at: answer.readerIndex, as: UInt64.self),
        is: 74_922)
    }
  }

  @Sendable private static func serverStreaming(_ target: InteropTarget) async throws {
    try await target.withClient { client in
      var request = ByteBuffer()
      for size in Self.responseSizes { request.writeInteger(UInt32(size)) }
      let stream = try await client.serverStreaming(
        Method.produceStream, request, options: .defaults)
      var received: [ByteBuffer] = []
      for try await message in stream { received.append(message) }
      try Mismatch.check(
        "sizes of the answers", received.map(\.readableBytes), is: Self.responseSizes)
      try Mismatch.check("the answers", received, is: Self.responseSizes.map(Self.response))
    }
  }

  @Sendable private static func pingPong(_ target: InteropTarget) async throws {
    try await target.withClient { client in
      let (answered, answer) = AsyncStream<Void>.makeStream()
      let stream = try await client.bidirectional(Method.exchange, options: .defaults) { writer in
        var turns = answered.makeAsyncIterator()
        for (request, response) in zip(Self.requestSizes, Self.responseSizes) {
          try await writer.write(Self.request(bytes: request, for: response))
          await turns.next()
        }
      }
      var received: [Int] = []
      for try await message in stream {
        received.append(message.readableBytes)
        answer.yield()
      }
      try Mismatch.check("sizes of the answers", received, is: Self.responseSizes)
    }
  }

  @Sendable private static func emptyStream(_ target: InteropTarget) async throws {
    try await target.withClient { client in
      let stream = try await client.bidirectional(Method.exchange, options: .defaults) { _ in }
      var received = 0
      for try await _ in stream { received += 1 }
      try Mismatch.check("number of answers", received, is: 0)
    }
  }
}
