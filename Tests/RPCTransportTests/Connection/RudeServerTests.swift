import Logging
import NIOCore
import RPCCore
import TestSupport
import Testing

@testable import RPCTransport

/// A client reacts right to a server that breaks rules or leaves.
@Suite(.serialized) struct RudeServerTests {
  private typealias Method = ControlService.Method

  private static func call(
    _ options: CallOptions = .defaults,
    _ serve: @escaping @Sendable (inout RawPeer.Session) async throws -> Void
  ) async throws -> Result<ByteBuffer, RPCError> {
    try await RawPeer.listen(serve) { address in
      try await Self.withClient(address) { client in
        do {
          return .success(try await client.unary(Method.echo, ByteBuffer(), options: options))
        } catch let error as RPCError {
          return .failure(error)
        }
      }
    }
  }

  static func withClient<Value: Sendable>(
    _ address: RPCAddress, grace: Duration = .zero, logger: Logger = ControlHarness.logger,
    _ body: @escaping @Sendable (RPCClient) async throws -> Value
  ) async throws -> Value {
    let client = RPCClient(
      target: RPCTarget(address: address),
      configuration: .init(
        reconnect: BackoffPolicy(initial: .milliseconds(1), maximum: .milliseconds(5)),
        retry: RetryPolicy(backoff: BackoffPolicy(initial: .milliseconds(1))),
        connectionGrace: grace),
      tls: .plaintext, logger: logger)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await client.run() }
      let value = try await body(client)
      group.cancelAll()
      return value
    }
  }

  private static func failure(_ result: Result<ByteBuffer, RPCError>) -> RPCError? {
    if case .failure(let error) = result { error } else { nil }
  }

  @Test("A server of another protocol is UNAVAILABLE, naming address and cause")
  func otherProtocol() async throws {
    let result = try await Self.call { session in
      _ = try await session.next()
      try await session.send { $0.writeString("HTTP/1.1 400 Bad Request\r\n\r\n") }
      _ = try await session.next()
    }
    let error = Self.failure(result)
    #expect(error?.code == .unavailable)
    #expect(error?.message.contains("127.0.0.1:") == true)
    #expect(error?.message.contains("a frame of") == true)
  }

  @Test("A server that closes before HELLO is UNAVAILABLE")
  func closesAtOnce() async throws {
    // Reads the client's HELLO first: closing with unread input would reset the connection, which is
    // another error.
    let error = Self.failure(try await Self.call { session in _ = try await session.next() })
    #expect(error?.code == .unavailable)
    #expect(error?.message.contains("closed the connection") == true)
  }

  @Test("A refusal by GOAWAY reaches the caller in words")
  func refusedByGoAway() async throws {
    let result = try await Self.call { session in
      _ = try await session.next()
      try await session.send {
        $0.writeFrame(.goAway) {
          GoAway(lastStream: .connection, reason: .identity, message: "who are you")
            .encode(into: &$0)
        }
      }
      _ = try await session.next()
    }
    #expect(Self.failure(result)?.message.contains("who are you") == true)
  }

  @Test("A server that drops a call leaves it UNAVAILABLE, and tried once")
  func dropsCall() async throws {
    let probe = ControlProbe()
    let result = try await Self.call { session in
      try await session.greet()
      _ = try await session.next(.open)
      probe.countWritten()
    }
    #expect(Self.failure(result)?.code == .unavailable)
    #expect(probe.written == 1)
  }

  @Test("An idempotent call is tried again, as often as the policy says")
  func retriesIdempotent() async throws {
    let probe = ControlProbe()
    let result = try await Self.call(CallOptions(waitForReady: true, isIdempotent: true)) {
      session in
      try await session.greet()
      _ = try await session.next(.open)
      probe.countWritten()
    }
    #expect(Self.failure(result)?.code == .unavailable)
    #expect(probe.written == 3)
  }

  @Test("A call that GOAWAY says was never seen is made again, idempotent or not")
  func retriesUnseen() async throws {
    let probe = ControlProbe()
    let result = try await Self.call(CallOptions(waitForReady: true)) { session in
      try await session.greet()
      let open = try #require(try await session.next(.open))
      probe.countWritten()
      if probe.written == 1 {
        try await session.send {
          $0.writeFrame(.goAway) {
            GoAway(lastStream: .connection, reason: .drain, message: "").encode(into: &$0)
          }
        }
      } else {
        try await session.send {
          $0.writeFrame(.status, stream: open.header.stream, flags: .data) {
            CallStatus(metadata: [:]).encode(into: &$0)
            $0.writeString("second time")
          }
        }
      }
      _ = try await session.next(.goAway)
    }
    #expect(try result.get() == ByteBuffer(string: "second time"))
    #expect(probe.written == 2)
  }

  struct Offence: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let reason: GoAway.Reason
    let write: @Sendable (inout ByteBuffer) -> Void

    init(
      _ description: String, _ reason: GoAway.Reason = .protocolError,
      _ write: @escaping @Sendable (inout ByteBuffer) -> Void
    ) {
      self.testDescription = description
      self.reason = reason
      self.write = write
    }
  }

  static let offences: [Offence] = [
    Offence("OPEN from a server") { $0.writeOpen(Method.echo, stream: 3) },
    Offence("CANCEL from a server") { $0.writeFrame(.cancel, stream: StreamID(1)) { _ in } },
    Offence("STATUS of a call never made") {
      $0.writeFrame(.status, stream: StreamID(7)) {
        CallStatus(metadata: [:]).encode(into: &$0)
      }
    },
    Offence("STATUS with an unknown code") {
      $0.writeFrame(.status, stream: StreamID(1)) { $0.writeBytes([17, 0, 0, 0]) }
    },
    Offence("STATUS with bytes it did not announce") {
      $0.writeFrame(.status, stream: StreamID(1)) { $0.writeBytes([0, 0, 0, 0, 1]) }
    },
    Offence("success inside a message") {
      $0.writeFrame(.message, stream: StreamID(1), flags: [.data, .more]) {
        $0.writeInteger(UInt8(0))
      }
      $0.writeFrame(.status, stream: StreamID(1)) {
        CallStatus(metadata: [:]).encode(into: &$0)
      }
    },
    Offence("METADATA of a call never made") {
      $0.writeFrame(.metadata, stream: StreamID(7)) { Metadata().encode(into: &$0) }
    },
    Offence("METADATA for the second time") {
      for _ in 0..<2 {
        $0.writeFrame(.metadata, stream: StreamID(1)) { Metadata().encode(into: &$0) }
      }
    },
    Offence("METADATA after a message") {
      $0.writeFrame(.message, stream: StreamID(1), flags: [.data, .more]) {
        $0.writeInteger(UInt8(0))
      }
      $0.writeFrame(.metadata, stream: StreamID(1)) { Metadata().encode(into: &$0) }
    },
    Offence("METADATA with bytes after its entries") {
      $0.writeFrame(.metadata, stream: StreamID(1)) { $0.writeBytes([0, 1]) }
    },
    Offence("METADATA cut off") {
      $0.writeFrame(.metadata, stream: StreamID(1)) { $0.writeBytes([1, 0, 1]) }
    },
    Offence("credit of zero", .flowControl) {
      $0.writeFrame(.window, stream: StreamID(1)) { $0.writeInteger(UInt32(0)) }
    },
  ]

  @Test("A broken rule fails the call, and the server is told which", arguments: offences)
  func offence(_ offence: Offence) async throws {
    let reasons = AsyncStream<GoAway.Reason?>.makeStream()
    let (code, reason) = try await RawPeer.listen { session in
      try await session.greet()
      _ = try await session.next(.open)
      try await session.send(offence.write)
      let goAway = try await session.next(.goAway).map { try GoAway(decoding: $0.payload) }
      reasons.continuation.yield(goAway?.reason)
    } while: { address in
      try await Self.withClient(address) { client in
        let error = await #expect(throws: RPCError.self) {
          try await client.unary(Method.echo, ByteBuffer(), options: .defaults)
        }
        var iterator = reasons.stream.makeAsyncIterator()
        return (error?.code, await iterator.next() ?? nil)
      }
    }
    #expect(code == .unavailable)
    #expect(reason == offence.reason)
  }

  @Test("A success without a response is INTERNAL")
  func noResponse() async throws {
    let result = try await Self.call { session in
      try await session.greet()
      let open = try #require(try await session.next(.open))
      try await session.send {
        $0.writeFrame(.status, stream: open.header.stream) {
          CallStatus(metadata: [:]).encode(into: &$0)
        }
      }
      _ = try await session.next()
    }
    #expect(Self.failure(result)?.code == .internalError)
  }

  @Test("Calls above the server's stream limit wait their turn")
  func streamLimit() async throws {
    let answers = try await RawPeer.listen { session in
      var hello = Hello(.defaults)
      hello.maxConcurrentStreams = 1
      let announced = hello
      try await session.send { $0.writeFrame(.hello) { announced.encode(into: &$0) } }
      _ = try await session.next(.hello)
      // One OPEN at a time: a second before the answer would be read here instead of GOAWAY.
      while let frame = try await session.next(.open) {
        try await session.send {
          $0.writeFrame(.status, stream: frame.header.stream, flags: .data) {
            CallStatus(metadata: [:]).encode(into: &$0)
          }
        }
      }
    } while: { address in
      try await Self.withClient(address) { client in
        try await withThrowingTaskGroup(of: ByteBuffer.self) { group in
          for _ in 0..<20 {
            group.addTask {
              try await client.unary(Method.echo, ByteBuffer(), options: .defaults)
            }
          }
          return try await group.reduce(0) { count, _ in count + 1 }
        }
      }
    }
    #expect(answers == 20)
  }
}
