internal import NIOCore
internal import RPCCore
internal import TestSupport

private typealias Method = ControlService.Method

extension InteropCase {
  static let failures = [
    InteropCase("status_code_and_message", Self.statusCodeAndMessage),
    InteropCase("special_status_message", Self.specialStatusMessage),
    InteropCase("unimplemented_method", Self.unimplementedMethod),
    InteropCase("unimplemented_service", Self.unimplementedService),
  ]

  private static func failure(_ code: RPCError.Code, _ text: String) -> ByteBuffer {
    var request = ByteBuffer(integer: code.rawValue)
    request.writeString(text)
    return request
  }

  private static func checkFailure(
    _ client: any RPCChannel, _ code: RPCError.Code, _ text: String
  ) async throws {
    let error = try await Mismatch.checkFailure("a call that must fail", is: code) {
      _ = try await client.unary(Method.fail, Self.failure(code, text), options: .defaults)
    }
    // Scalars: text that looks the same is not the same text.
    try Mismatch.check(
      "the message of \(code)", Array(error.message.unicodeScalars),
      is: Array(text.unicodeScalars))
    try Mismatch.check("the metadata of \(code)", error.metadata["failed"], is: "yes")
  }

  @Sendable private static func statusCodeAndMessage(_ target: InteropTarget) async throws {
    try await target.withClient { client in
      for code in RPCError.Code.all where code != .ok {
        try await Self.checkFailure(client, code, "test status message")
      }
      let stream = try await client.serverStreaming(
        Method.failAfterFirst, Self.failure(.unknown, "test status message"),
        options: .defaults)
      var iterator = stream.makeAsyncIterator()
      let first = try await iterator.next()
      try Mismatch.check("the message before the failure", first, is: ByteBuffer(string: "first"))
      let error = try await Mismatch.checkFailure("the stream", is: .unknown) {
        _ = try await iterator.next()
      }
      try Mismatch.check("the stream's message", error.message, is: "test status message")
    }
  }

  @Sendable private static func specialStatusMessage(_ target: InteropTarget) async throws {
    let texts = [
      "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n",
      "\u{1}\u{7F}%20%FF\"\\ e\u{301} é \u{10FFFF} \u{202E}x", "before\u{0}after",
    ]
    try await target.withClient { client in
      for text in texts { try await Self.checkFailure(client, .unknown, text) }
    }
  }

  @Sendable private static func unimplementedMethod(_ target: InteropTarget) async throws {
    try await Self.unimplemented(
      target, ControlService.method("Missing"),
      "method Missing of reddytalk.test.Control is not served here")
  }

  @Sendable private static func unimplementedService(_ target: InteropTarget) async throws {
    try await Self.unimplemented(
      target, MethodDescriptor(service: "reddytalk.test.Missing", method: "Echo"),
      "service reddytalk.test.Missing is not served here")
  }

  private static func unimplemented(
    _ target: InteropTarget, _ method: MethodDescriptor, _ text: String
  ) async throws {
    try await target.withClient { client in
      let error = try await Mismatch.checkFailure("\(method.path)", is: .unimplemented) {
        _ = try await client.unary(method, ByteBuffer(), options: .defaults)
      }
      try Mismatch.check("the message", error.message, is: text)
      _ = try await client.unary(Method.echo, ByteBuffer(), options: .defaults)
    }
  }
}
