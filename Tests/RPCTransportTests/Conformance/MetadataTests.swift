import NIOCore
import RPCCore
import TestSupport
import Testing

/// What a service says before its messages and after them, over every transport.
@Suite(.serialized) struct MetadataTests {
  typealias Method = ControlService.Method

  private static var metadata: Metadata {
    var metadata: Metadata = ["x-node": "b ✓"]
    metadata.addBinary([0, 255], forKey: "x-trace-bin")
    return metadata
  }

  @Test(
    "Initial metadata of a unary call arrives apart from the trailing",
    arguments: kinds)
  func initialOfUnary(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let caught = ResponseMetadata()
      _ = try await control.channel.unary(
        Method.announce, ByteBuffer(string: "a"),
        options: CallOptions(metadata: Self.metadata, responseMetadata: caught))
      #expect(caught.initial == Self.metadata)
      #expect(caught.trailing.isEmpty)
    }
  }

  @Test("A service that says nothing leaves the initial metadata empty", arguments: kinds)
  func implicitNone(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let caught = ResponseMetadata()
      _ = try await control.channel.unary(
        Method.echoMetadata, ByteBuffer(),
        options: CallOptions(metadata: Self.metadata, responseMetadata: caught))
      #expect(caught.initial.isEmpty)
      #expect(caught.trailing == Self.metadata)
    }
  }

  @Test("Initial metadata of a stream is known with its first message", arguments: kinds)
  func initialOfStream(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let stream = try await control.channel.serverStreaming(
        Method.announceStream, ByteBuffer(string: "a"),
        options: CallOptions(metadata: Self.metadata))
      var iterator = stream.makeAsyncIterator()
      #expect(try await iterator.next() == ByteBuffer(string: "a"))
      #expect(stream.initialMetadata == Self.metadata)
      #expect(try await iterator.next() == nil)
      #expect(stream.trailingMetadata == ["x-end": "yes"])
    }
  }

  @Test("Initial metadata does not wait for a message", arguments: kinds)
  func initialComesAtOnce(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let stream = try await control.channel.serverStreaming(
        Method.announceAndHang, ByteBuffer(), options: CallOptions(metadata: Self.metadata))
      try await eventually("the metadata has come") { stream.initialMetadata == Self.metadata }
      #expect(control.probe.cancelled == 0)
    }
  }

  @Test("Initial metadata after a message fails the call of its handler", arguments: kinds)
  func lateInitial(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let stream = try await control.channel.serverStreaming(
        Method.announceLate, ByteBuffer(string: "a"), options: .defaults)
      let error = await #expect(throws: RPCError.self) { for try await _ in stream {} }
      #expect(error?.code == .failedPrecondition)
    }
  }

  @Test("Typed details of a failure arrive with their types and bytes", arguments: kinds)
  func typedDetails(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let caught = ResponseMetadata()
      let error = await #expect(throws: RPCError.self) {
        try await control.channel.unary(
          Method.failWithDetails, ByteBuffer(bytes: [8, 1, 255]),
          options: CallOptions(metadata: Self.metadata, responseMetadata: caught))
      }
      #expect(
        error?.details == [
          StatusDetail(typeURL: ControlService.detailTypes[0], value: [8, 1, 255]),
          StatusDetail(typeURL: ControlService.detailTypes[1], value: []),
        ])
      #expect(error?.metadata == Self.metadata)
      #expect(caught.trailing == Self.metadata)
    }
  }

  @Test("Details that do not fit are left out, and the failure arrives", arguments: kinds)
  func largeDetails(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let error = await #expect(throws: RPCError.self) {
        try await control.channel.unary(
          Method.failWithDetails, ByteBuffer(repeating: 1, count: 20_000),
          options: CallOptions(metadata: Self.metadata))
      }
      #expect(error?.code == .failedPrecondition)
      #expect(error?.details == [])
      #expect(error?.metadata == Self.metadata)
    }
  }
}
