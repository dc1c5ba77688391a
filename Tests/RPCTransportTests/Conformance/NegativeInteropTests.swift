import NIOCore
import RPCCore
import TestSupport
import Testing

@testable import RPCTransport

/// gRPC's negative interop cases: a server that misbehaves within the rules.
@Suite(.serialized) struct NegativeInteropTests {
  private typealias Method = ControlService.Method

  private static func status(
    _ buffer: inout ByteBuffer, _ open: Frame, _ status: CallStatus = CallStatus(metadata: [:]),
    message: String? = nil
  ) {
    buffer.writeFrame(
      .status, stream: open.header.stream, flags: message == nil ? [] : .data
    ) {
      status.encode(into: &$0)
      if let message { $0.writeString(message) }
    }
  }

  private static let broken = CallStatus(RPCError(code: .dataLoss, message: "reset"))

  /// Makes a streaming call to a server that does what a closure says with it.
  private static func stream(
    _ answer: @escaping @Sendable (inout ByteBuffer, Frame) -> Void
  ) async throws -> (received: [String], code: RPCError.Code?) {
    try await RawPeer.listen { session in
      try await session.greet()
      let open = try #require(try await session.next(.open))
      try await session.send { answer(&$0, open) }
      _ = try await session.next(.goAway)
    } while: { address in
      try await RudeServerTests.withClient(address) { client in
        var received: [String] = []
        do {
          let stream = try await client.serverStreaming(
            Method.count, ByteBuffer(), options: .defaults)
          for try await message in stream { received.append(String(buffer: message)) }
          return (received, nil)
        } catch let error as RPCError {
          return (received, error.code)
        }
      }
    }
  }

  @Test("goaway: The call in flight is answered, the next one goes over another connection")
  func goAway() async throws {
    let probe = ControlProbe()
    let answers = try await RawPeer.listen { session in
      try await session.greet()
      let open = try #require(try await session.next(.open))
      probe.countWritten()
      try await session.send { buffer in
        buffer.writeFrame(.goAway) {
          GoAway(lastStream: open.header.stream, reason: .drain, message: "").encode(into: &$0)
        }
        Self.status(&buffer, open, message: "answer")
      }
      _ = try await session.next()
    } while: { address in
      try await RudeServerTests.withClient(address) { client in
        var answers: [String] = []
        for _ in 0..<2 {
          let answer = try await client.unary(
            Method.echo, ByteBuffer(), options: CallOptions(waitForReady: true))
          answers.append(String(buffer: answer))
        }
        return answers
      }
    }
    #expect(answers == ["answer", "answer"])
    #expect(probe.written == 2)
  }

  @Test("rst_after_header: A call ended after its initial metadata fails with what ended it")
  func resetAfterHeader() async throws {
    let (received, code) = try await Self.stream { buffer, open in
      buffer.writeFrame(.metadata, stream: open.header.stream) { Metadata().encode(into: &$0) }
      Self.status(&buffer, open, Self.broken)
    }
    #expect(received.isEmpty)
    #expect(code == .dataLoss)
  }

  @Test("rst_during_data: A call ended inside a message fails, and the part is not delivered")
  func resetDuringData() async throws {
    let (received, code) = try await Self.stream { buffer, open in
      buffer.writeFrame(.message, stream: open.header.stream, flags: [.data, .more]) {
        $0.writeString("half")
      }
      Self.status(&buffer, open, Self.broken)
    }
    #expect(received.isEmpty)
    #expect(code == .dataLoss)
  }

  @Test("rst_after_data: A call ended after a message delivers it and then fails")
  func resetAfterData() async throws {
    let (received, code) = try await Self.stream { buffer, open in
      buffer.writeFrame(.message, stream: open.header.stream, flags: .data) {
        $0.writeString("whole")
      }
      Self.status(&buffer, open, Self.broken)
    }
    #expect(received == ["whole"])
    #expect(code == .dataLoss)
  }

  @Test("ping: PINGs between the frames of a call are answered and do no harm")
  func ping() async throws {
    let answer = try await RawPeer.listen { session in
      try await session.greet()
      let open = try #require(try await session.next(.open))
      for number in 0..<10 {
        try await session.send { buffer in
          buffer.writeFrame(.ping) { $0.writeInteger(UInt64(number)) }
        }
        let pong = try await session.next(.pong)
        #expect(pong?.payload == ByteBuffer(integer: UInt64(number)))
      }
      try await session.send { Self.status(&$0, open, message: "pinged") }
      _ = try await session.next(.goAway)
    } while: { address in
      try await RudeServerTests.withClient(address) { client in
        try await client.unary(Method.echo, ByteBuffer(), options: .defaults)
      }
    }
    #expect(answer == ByteBuffer(string: "pinged"))
  }

  @Test("max_streams: Calls above the server's limit wait, and none is refused")
  func maxStreams() async throws {
    try await ControlHarness.run(
      .tcp, limits: ConnectionLimits(maxConcurrentStreams: 1)
    ) { control in
      try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 0..<15 {
          group.addTask {
            let answer = try await control.channel.unary(
              Method.echo, ByteBuffer(integer: number), options: .defaults)
            return answer.getInteger(at: answer.readerIndex) ?? -1
          }
        }
        let answers = try await group.reduce(into: Set<Int>()) { $0.insert($1) }
        #expect(answers == Set(0..<15))
      }
      #expect(control.server?.openConnections == 1)
    }
  }

  @Test("connection_backoff: A server that accepts and leaves is not hammered")
  func connectionBackoff() async throws {
    let probe = ControlProbe()
    try await RawPeer.listen { session in
      probe.countWritten()
      _ = try await session.next()
    } while: { address in
      let client = RPCClient(
        target: RPCTarget(address: address),
        configuration: .init(
          reconnect: BackoffPolicy(
            initial: .seconds(3600), maximum: .seconds(3600), multiplier: 1)),
        tls: .plaintext, logger: ControlHarness.logger)
      await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await client.run() }
        for _ in 0..<20 {
          await #expect(throws: RPCError.self) {
            try await client.unary(Method.echo, ByteBuffer(), options: .defaults)
          }
        }
        group.cancelAll()
      }
    }
    #expect(probe.written == 1)
  }
}
