internal import NIOCore
internal import RPCCore
internal import TestSupport

private typealias Method = ControlService.Method

extension InteropCase {
  static let unary = [
    InteropCase("empty_unary", Self.emptyUnary),
    InteropCase("large_unary", Self.largeUnary),
    InteropCase("concurrent_large_unary", Self.concurrentLargeUnary),
  ]

  /// The sizes of gRPC's `large_unary`.
  static let largeRequest = 271_828
  static let largeResponse = 314_159

  /// A request of a size that asks for a response of another.
  static func request(bytes: Int, for response: Int) -> ByteBuffer {
    var request = ByteBuffer(integer: UInt32(response))
    request.writeRepeatingByte(7, count: bytes - request.readableBytes)
    return request
  }

  /// A response as the service makes it.
  static func response(bytes: Int) -> ByteBuffer { ByteBuffer(repeating: 0x5A, count: bytes) }

  @Sendable private static func emptyUnary(_ target: InteropTarget) async throws {
    try await target.withClient { client in
      let answer = try await client.unary(Method.echo, ByteBuffer(), options: .defaults)
      try Mismatch.check("bytes of the answer", answer.readableBytes, is: 0)
    }
  }

  @Sendable private static func largeUnary(_ target: InteropTarget) async throws {
    try await target.withClient { client in
      let request = Self.request(bytes: Self.largeRequest, for: Self.largeResponse)
      let answer = try await client.unary(Method.produce, request, options: .defaults)
      try Mismatch.check("bytes of the answer", answer.readableBytes, is: Self.largeResponse)
      try Mismatch.check("the answer", answer, is: Self.response(bytes: Self.largeResponse))
      let echoed = try await client.unary(Method.echo, request, options: .defaults)
      try Mismatch.check("the echo", echoed, is: request)
    }
  }

  @Sendable private static func concurrentLargeUnary(_ target: InteropTarget) async throws {
    let before = try await target.observeAlone()
    try await target.withClient { client in
      let request = Self.request(bytes: Self.largeRequest, for: Self.largeResponse)
      try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<1000 {
          group.addTask {
            try await client.unary(Method.produce, request, options: .defaults).readableBytes
          }
        }
        for try await bytes in group {
          try Mismatch.check("bytes of an answer", bytes, is: Self.largeResponse)
        }
      }
      guard !target.isInProcess else { return }
      try Mismatch.check(
        "connections of the client", try await target.observe().connections - before.connections,
        is: 1)
    }
  }
}
