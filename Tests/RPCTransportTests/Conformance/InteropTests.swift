import NIOCore
import RPCCore
import RPCTransport
import TestSupport
import Testing

/// gRPC's interop cases that no other suite has, under their names there, over every transport.
///
/// The others carry the case's name before their own in `UnaryTests`, `StreamingTests`,
/// `MetadataTests`, `CancellationTests` and `DeadlineTests`.
@Suite(.serialized) struct InteropTests {
  typealias Method = ControlService.Method

  /// The sizes that gRPC's streaming cases use.
  private static let sizes = [31_415, 9, 2653, 58_979]

  @Test("server_streaming: Messages of different sizes come in order", arguments: kinds)
  func serverStreaming(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let stream = try await control.channel.serverStreaming(
        Method.produceStream, Self.request(Self.sizes), options: .defaults)
      var received: [Int] = []
      for try await message in stream { received.append(message.readableBytes) }
      #expect(received == Self.sizes)
    }
  }

  @Test("ping_pong: Each request has its answer before the next is sent", arguments: kinds)
  func pingPong(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let (acknowledged, acknowledge) = AsyncStream<Void>.makeStream()
      let stream = try await control.channel.bidirectional(Method.pingPong, options: .defaults) {
        var turns = acknowledged.makeAsyncIterator()
        for size in Self.sizes {
          try await $0.write(ByteBuffer(repeating: 7, count: size))
          await turns.next()
        }
      }
      var received: [Int] = []
      for try await message in stream {
        received.append(message.readableBytes)
        acknowledge.yield()
      }
      #expect(received == Self.sizes)
    }
  }

  @Test("empty_stream: A bidirectional stream without messages ends", arguments: kinds)
  func emptyStream(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let stream = try await control.channel.bidirectional(
        Method.pingPong, options: .defaults
      ) { _ in }
      for try await _ in stream { Issue.record("a message came") }
    }
  }

  @Test("rpc_soak: Thousands of calls leave nothing behind", arguments: kinds)
  func rpcSoak(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      for number in 0..<3000 {
        let answer = try await control.channel.unary(
          Method.echo, ByteBuffer(integer: number), options: CallOptions(timeout: .seconds(60)))
        #expect(answer == ByteBuffer(integer: number))
      }
      #expect((control.server?.openConnections ?? 1) == 1)
      try await eventually("no handler runs") { (control.server?.runningHandlers ?? 0) == 0 }
    }
  }

  @Test("channel_soak: A hundred clients one after the other leave nothing behind")
  func channelSoak() async throws {
    try await ControlHarness.run(.tcp) { control in
      let address = try await #require(control.server).listeningAddress()
      for _ in 0..<100 {
        try await RudeServerTests.withClient(address) { client in
          _ = try await client.unary(Method.echo, ByteBuffer(), options: .defaults)
        }
      }
      try await eventually("no connection is left") { control.server?.openConnections == 0 }
      #expect(control.server?.runningHandlers == 0)
    }
  }

  @Test(
    "long_lived_channel: A client outlives its connections",
    arguments: [TransportKind.tcp, .tls])
  func longLivedChannel(_ kind: TransportKind) async throws {
    let limits = ConnectionLimits(idleTimeout: .milliseconds(5))
    try await ControlHarness.run(kind, limits: limits) { control in
      for _ in 0..<5 {
        _ = try await control.channel.unary(
          Method.echo, ByteBuffer(), options: CallOptions(waitForReady: true))
        try await eventually("the idle connection is closed") {
          control.server?.openConnections == 0
        }
      }
    }
  }

  @Test(
    "concurrent_large_unary: A thousand large calls on one channel all end", arguments: kinds)
  func concurrentLargeUnary(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let request = Self.request([150_000])
      try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<1000 {
          group.addTask {
            try await control.channel.unary(Method.produce, request, options: .defaults)
              .readableBytes
          }
        }
        for try await bytes in group { #expect(bytes == 150_000) }
      }
      #expect((control.server?.openConnections ?? 1) == 1)
    }
  }

  @Test(
    "special_status_message: Every character of a status message arrives", arguments: kinds)
  func specialStatusMessage(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let text = "\u{0}\u{1}\u{7F}\t\r\n%20%FF\"\\ é ☺ \u{10FFFF} 😈 \u{202E}x"
      var request = ByteBuffer(integer: RPCError.Code.unknown.rawValue)
      request.writeString(text)
      let sent = request
      let error = await #expect(throws: RPCError.self) {
        try await control.channel.unary(Method.fail, sent, options: .defaults)
      }
      #expect(error?.message.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    }
  }

  private static func request(_ sizes: [Int]) -> ByteBuffer {
    var buffer = ByteBuffer()
    for size in sizes { buffer.writeInteger(UInt32(size)) }
    return buffer
  }
}
