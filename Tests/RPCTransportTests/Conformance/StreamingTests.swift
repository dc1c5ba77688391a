import NIOCore
import RPCCore
import RPCTransport
import TestSupport
import Testing

/// Streaming calls behave the same over every transport.
@Suite(.serialized) struct StreamingTests {
  typealias Method = ControlService.Method

  @Test("A stream arrives complete, in order and whole", arguments: kinds)
  func serverStreaming(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let stream = try await control.channel.serverStreaming(
        Method.count, Self.request(count: 5000, size: 200), options: .defaults)
      var next: UInt32 = 0
      for try await message in stream {
        #expect(message.getInteger(at: message.readerIndex) == next)
        #expect(message.readableBytes == 200)
        next += 1
      }
      #expect(next == 5000)
    }
  }

  @Test(
    "Messages of any size pass a stream, larger than its window too", arguments: kinds,
    [4, 16_384, 65_536, 1_000_000])
  func sizes(_ kind: TransportKind, _ size: UInt32) async throws {
    try await ControlHarness.run(kind) { control in
      let stream = try await control.channel.serverStreaming(
        Method.count, Self.request(count: 8, size: size), options: .defaults)
      var received = 0
      for try await message in stream {
        #expect(message.readableBytes == Int(size))
        received += 1
      }
      #expect(received == 8)
    }
  }

  @Test("A failure comes after the messages before it", arguments: kinds)
  func failureAfterFirst(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      var request = ByteBuffer(integer: RPCError.Code.dataLoss.rawValue)
      request.writeString("lost")
      let stream = try await control.channel.serverStreaming(
        Method.failAfterFirst, request, options: .defaults)
      var iterator = stream.makeAsyncIterator()
      #expect(try await iterator.next() == ByteBuffer(string: "first"))
      let error = await #expect(throws: RPCError.self) { _ = try await iterator.next() }
      #expect(error?.code == .dataLoss)
      #expect(error?.message == "lost")
    }
  }

  @Test("A writer waits while nobody reads, and goes on when somebody does", arguments: kinds)
  func flowControl(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let stream = try await control.channel.serverStreaming(
        Method.count, Self.request(count: 1000, size: 10_000), options: .defaults)
      // 256 KiB of credit, 64 KiB before it, and what the pipes and sockets hold.
      try await eventually("the writer has begun") { control.probe.written >= 20 }
      var iterator = stream.makeAsyncIterator()
      #expect(control.probe.written < 300)
      var received = 0
      while try await iterator.next() != nil { received += 1 }
      #expect(received == 1000)
    }
  }

  @Test("Unread streams do not hold up other calls", arguments: kinds)
  func unreadStreams(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      var streams: [MessageStream] = []
      for _ in 0..<20 {
        streams.append(
          try await control.channel.serverStreaming(
            Method.count, Self.request(count: 1000, size: 10_000), options: .defaults))
      }
      let answer = try await control.channel.unary(
        Method.echo, ByteBuffer(string: "still there"), options: .defaults)
      #expect(answer == ByteBuffer(string: "still there"))
      #expect(streams.count == 20)
    }
  }

  @Test("A client stream larger than the window arrives", arguments: kinds)
  func largeClientStream(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let response = try await control.channel.clientStreaming(Method.sum, options: .defaults) {
        for _ in 0..<50 { try await $0.write(ByteBuffer(repeating: 1, count: 100_000)) }
      }
      #expect(response.getInteger(at: response.readerIndex) == UInt64(5_000_000))
    }
  }

  @Test("Requests and responses alternate on a bidirectional stream", arguments: kinds)
  func pingPong(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let (acknowledged, acknowledge) = AsyncStream<Void>.makeStream()
      let stream = try await control.channel.bidirectional(Method.pingPong, options: .defaults) {
        var turns = acknowledged.makeAsyncIterator()
        for number in 0..<50 {
          try await $0.write(ByteBuffer(integer: number))
          await turns.next()
        }
      }
      var expected = 0
      for try await message in stream {
        #expect(message.getInteger(at: message.readerIndex) == expected)
        expected += 1
        acknowledge.yield()
      }
      #expect(expected == 50)
    }
  }

  @Test("A producer that throws fails its call and cancels the handler", arguments: kinds)
  func producerFails(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let error = await #expect(throws: RPCError.self) {
        try await control.channel.clientStreaming(Method.sum, options: .defaults) {
          try await $0.write(ByteBuffer(string: "one"))
          throw RPCError(code: .aborted, message: "no more")
        }
      }
      #expect(error?.code == .aborted)
      #expect(error?.message == "no more")
    }
  }

  static func request(count: UInt32, size: UInt32) -> ByteBuffer {
    var buffer = ByteBuffer()
    buffer.writeMultipleIntegers(count, size)
    return buffer
  }
}
