internal import NIOCore
internal import RPCCore
internal import TestSupport

private typealias Method = ControlService.Method

extension InteropCase {
  static let metadata = [InteropCase("custom_metadata", Self.customMetadata)]

  private static var initial: Metadata {
    var metadata: Metadata = ["x-echo-initial": "test_initial_metadata_value é ☺"]
    metadata.addString("", forKey: "x-echo-initial")
    metadata.addBinary([0, 255, 128], forKey: "x-echo-initial-bin")
    return metadata
  }

  private static var trailing: Metadata {
    var metadata = Metadata()
    metadata.addBinary([0xAB, 0xAB, 0xAB], forKey: "x-echo-trailing-bin")
    metadata.addString("a", forKey: "x-echo-trailing")
    metadata.addString("b", forKey: "x-echo-trailing")
    return metadata
  }

  @Sendable private static func customMetadata(_ target: InteropTarget) async throws {
    var sent = Self.initial
    sent.add(contentsOf: Self.trailing)
    sent.addString("not to come back", forKey: "x-other")
    let request = Self.request(bytes: Self.largeRequest, for: Self.largeResponse)
    try await target.withClient { [sent] client in
      let caught = ResponseMetadata()
      let answer = try await client.unary(
        Method.reflect, request, options: CallOptions(metadata: sent, responseMetadata: caught))
      try Mismatch.check("the answer", answer, is: request)
      try Mismatch.check("initial metadata of a unary call", caught.initial, is: Self.initial)
      try Mismatch.check("trailing metadata of a unary call", caught.trailing, is: Self.trailing)

      let stream = try await client.bidirectional(
        Method.reflectStream, options: CallOptions(metadata: sent)
      ) { try await $0.write(request) }
      var received: [ByteBuffer] = []
      for try await message in stream {
        try Mismatch.check(
          "initial metadata of a stream", stream.initialMetadata, is: Self.initial)
        received.append(message)
      }
      try Mismatch.check("the answers", received, is: [request])
      try Mismatch.check(
        "trailing metadata of a stream", stream.trailingMetadata, is: Self.trailing)
    }
  }
}
