import NIOCore
import NIOPosix
import RPCCore
import TestSupport
import Testing

@testable import RPCTransport

/// A server survives whatever a client sends: each rule broken has its own GOAWAY.
@Suite(.serialized) struct RudeClientTests {
  struct Offence: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let reason: GoAway.Reason
    /// Whether HELLO was exchanged before.
    let afterHello: Bool
    let write: @Sendable (inout ByteBuffer) -> Void

    init(
      _ description: String, _ reason: GoAway.Reason, afterHello: Bool = true,
      _ write: @escaping @Sendable (inout ByteBuffer) -> Void
    ) {
      self.testDescription = description
      self.reason = reason
      self.afterHello = afterHello
      self.write = write
    }
  }

  typealias Method = ControlService.Method

  static let offences: [Offence] = [
    Offence("HTTP/1.1", .frameTooLarge, afterHello: false) {
      $0.writeString("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    },
    Offence("a TLS greeting", .frameTooLarge, afterHello: false) {
      $0.writeBytes([0x16, 3, 1, 2, 0, 1, 0, 1, 0xFC, 3, 3])
    },
    Offence("OPEN before HELLO", .protocolError, afterHello: false) {
      $0.writeOpen(Method.echo, stream: 1)
    },
    Offence("a frame too large before HELLO", .frameTooLarge, afterHello: false) {
      $0.writeFrameHeader(
        FrameHeader(length: 4097, stream: .connection, type: .hello, flags: []))
    },
    Offence("HELLO of another protocol", .protocolError, afterHello: false) {
      $0.writeFrame(.hello) { $0.writeRepeatingByte(0, count: 26) }
    },
    Offence("HELLO of a later version only", .unsupportedVersion, afterHello: false) {
      $0.writeFrame(.hello) {
        $0.writeMultipleIntegers(WireLimits.magic, UInt8(2), UInt8(2))
        $0.writeRepeatingByte(0, count: 20)
      }
    },
    Offence("a second HELLO", .protocolError) {
      $0.writeFrame(.hello) { Hello(.defaults).encode(into: &$0) }
    },
    Offence("an unknown frame type", .protocolError) {
      $0.writeBytes([0, 0, 0, 0, 0, 0, 0, 1, 99, 0])
    },
    Offence("a frame above the announced limit", .frameTooLarge) {
      $0.writeFrameHeader(
        FrameHeader(length: 131_073, stream: StreamID(1), type: .message, flags: .data))
    },
    Offence("OPEN cut off inside", .protocolError) {
      $0.writeFrame(.open, stream: StreamID(1), flags: [.data, .end]) {
        $0.writeInteger(UInt64(0))
      }
    },
    Offence("OPEN without a method", .protocolError) {
      $0.writeFrame(.open, stream: StreamID(1), flags: [.data, .end]) {
        $0.writeMultipleIntegers(UInt64(0), UInt8(0), UInt8(0))
      }
    },
    Offence("OPEN with bytes it did not announce", .protocolError) {
      $0.writeOpen(Method.echo, stream: 1, flags: [], message: "x")
    },
    Offence("a stream opened twice", .protocolError) {
      $0.writeOpen(Method.hang, stream: 1)
      $0.writeOpen(Method.hang, stream: 1)
    },
    Offence("a stream number that goes back", .protocolError) {
      $0.writeOpen(Method.hang, stream: 5)
      $0.writeOpen(Method.hang, stream: 3)
    },
    Offence("MESSAGE of a stream never opened", .protocolError) {
      $0.writeFrame(.message, stream: StreamID(1), flags: .data) { _ in }
    },
    Offence("CANCEL of a stream never opened", .protocolError) {
      $0.writeFrame(.cancel, stream: StreamID(1)) { _ in }
    },
    Offence("STATUS from a client", .protocolError) {
      $0.writeOpen(Method.hang, stream: 1)
      $0.writeFrame(.status, stream: StreamID(1)) {
        CallStatus(metadata: [:]).encode(into: &$0)
      }
    },
    Offence("METADATA from a client", .protocolError) {
      $0.writeOpen(Method.hang, stream: 1)
      $0.writeFrame(.metadata, stream: StreamID(1)) { Metadata().encode(into: &$0) }
    },
    Offence("a message after the end", .protocolError) {
      $0.writeOpen(Method.hang, stream: 1)
      $0.writeFrame(.message, stream: StreamID(1), flags: .data) { _ in }
    },
    Offence("the end inside a message", .protocolError) {
      $0.writeOpen(Method.sum, stream: 1, flags: .streamsRequests)
      $0.writeFrame(.message, stream: StreamID(1), flags: [.data, .more]) {
        $0.writeInteger(UInt8(1))
      }
      $0.writeFrame(.message, stream: StreamID(1), flags: .end) { _ in }
    },
    Offence("credit of zero", .flowControl) {
      $0.writeFrame(.window) { $0.writeInteger(UInt32(0)) }
    },
    Offence("more credit than there can be", .flowControl) {
      $0.writeFrame(.window) { $0.writeInteger(UInt32(0x7FFF_FFFF)) }
    },
    Offence("more bytes than a stream's credit", .flowControl) {
      $0.writeOpen(Method.hang, stream: 1, flags: [])
      $0.writeFrame(.cancel, stream: StreamID(1)) { _ in }
      $0.writeOpen(
        Method.bidirectionalHang, stream: 3, flags: [.streamsRequests, .streamsResponses])
      for _ in 0..<5 {
        $0.writeFrame(.message, stream: StreamID(3), flags: .data) {
          $0.writeRepeatingByte(0, count: 65_536)
        }
      }
    },
    Offence("a pong without its ping", .protocolError) {
      $0.writeFrame(.pong) { $0.writeInteger(UInt64(1)) }
    },
    Offence("GOAWAY cut off", .protocolError) {
      $0.writeFrame(.goAway) { $0.writeInteger(UInt16(1)) }
    },
    Offence("more pings than allowed", .excessive) {
      for _ in 0..<2000 { $0.writeFrame(.ping) { $0.writeInteger(UInt64(0)) } }
    },
    Offence("more cancelled calls than allowed", .excessive) {
      for number in 0..<300 {
        let id = UInt32(number * 2 + 1)
        $0.writeOpen(Method.hang, stream: id)
        $0.writeFrame(.cancel, stream: StreamID(id)) { _ in }
      }
    },
    Offence("more calls with little time cancelled at once than allowed", .excessive) {
      for number in 0..<300 {
        let id = StreamID(UInt32(number * 2 + 1))
        $0.writeFrame(.open, stream: id, flags: [.data, .end]) {
          OpenHeader.encode(
            Method.hang, timeoutNanoseconds: 90_000_000, metadata: [:], into: &$0)
        }
        $0.writeFrame(.cancel, stream: id) { _ in }
      }
    },
    Offence("more calls in error than allowed", .excessive) {
      for number in 0..<300 {
        $0.writeOpen(ControlService.method("Missing"), stream: UInt32(number * 2 + 1))
      }
    },
    Offence("more empty messages than allowed", .excessive) {
      $0.writeOpen(Method.sum, stream: 1, flags: .streamsRequests)
      for _ in 0..<15_000 { $0.writeFrame(.message, stream: StreamID(1), flags: .data) { _ in } }
    },
    Offence("more frames of an ended call than allowed", .excessive) {
      $0.writeOpen(ControlService.method("Missing"), stream: 1)
      for _ in 0..<40_000 { $0.writeFrame(.cancel, stream: StreamID(1)) { _ in } }
    },
    Offence("more streams than announced", .excessive) {
      for number in 0...1024 {
        $0.writeOpen(Method.hang, stream: UInt32(number * 2 + 1), flags: [])
      }
    },
  ]

  @Test("A broken rule ends the connection with its reason, others go on", arguments: offences)
  func offence(_ offence: Offence) async throws {
    try await ControlHarness.run(.tcp) { control in
      let address = try await #require(control.server).listeningAddress()
      let goAway = try await RawPeer.connect(to: address) { session in
        if offence.afterHello { try await session.greet() }
        try await session.send(offence.write)
        let frame = try await session.next(.goAway)
        let end = try await session.next()
        #expect(end == nil)
        return try frame.map { try GoAway(decoding: $0.payload) }
      }
      #expect(goAway?.reason == offence.reason, "\(goAway?.message ?? "no GOAWAY")")
      let answer = try await control.channel.unary(
        Method.echo, ByteBuffer(string: "others live"), options: .defaults)
      #expect(answer == ByteBuffer(string: "others live"))
      try await eventually("the offender's handlers have ended") {
        control.server?.runningHandlers == 0
      }
    }
  }

  struct StreamError: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let code: RPCError.Code
    let write: @Sendable (inout ByteBuffer) -> Void

    init(
      _ description: String, _ code: RPCError.Code,
      _ write: @escaping @Sendable (inout ByteBuffer) -> Void
    ) {
      self.testDescription = description
      self.code = code
      self.write = write
    }
  }

  static let streamErrors: [StreamError] = [
    StreamError("a path without a method", .unimplemented) {
      $0.writeOpen(MethodDescriptor(service: "noslash", method: ""), stream: 1)
    },
    StreamError("a unary call without a request", .invalidArgument) {
      $0.writeOpen(Method.echo, stream: 1, flags: .end)
    },
    StreamError("a unary call that ends without a request", .invalidArgument) {
      $0.writeOpen(Method.echo, stream: 1, flags: [])
      $0.writeFrame(.message, stream: StreamID(1), flags: .end) { _ in }
    },
    StreamError("two requests of a unary call", .invalidArgument) {
      $0.writeOpen(Method.echo, stream: 1, flags: .data, message: "one")
      $0.writeFrame(.message, stream: StreamID(1), flags: .data) { $0.writeString("two") }
    },
    StreamError("a request above the message limit", .resourceExhausted) {
      $0.writeOpen(Method.echo, stream: 1, flags: [])
      for _ in 0..<3 {
        $0.writeFrame(.message, stream: StreamID(1), flags: [.data, .more]) {
          $0.writeRepeatingByte(1, count: 40_000)
        }
      }
    },
    StreamError("another shape than the method's", .unimplemented) {
      $0.writeOpen(Method.echo, stream: 1, flags: [.data, .end, .streamsResponses])
    },
  ]

  @Test("A call's error ends the call and not the connection", arguments: streamErrors)
  func streamError(_ error: StreamError) async throws {
    let limits = ConnectionLimits(maxMessageBytes: 100_000)
    try await ControlHarness.run(.tcp, limits: limits) { control in
      let address = try await #require(control.server).listeningAddress()
      try await RawPeer.connect(to: address) { session in
        try await session.greet()
        try await session.send(error.write)
        var status = try #require(try await session.next(.status))
        #expect(try CallStatus(decodingFrom: &status.payload).code == error.code)
        try await session.send { $0.writeOpen(Method.echo, stream: 3, message: "goes on") }
        var answer = try #require(try await session.next(.status))
        #expect(answer.header.stream == StreamID(3))
        #expect(try CallStatus(decodingFrom: &answer.payload).code == .ok)
        #expect(String(buffer: answer.payload) == "goes on")
      }
    }
  }

  @Test("Frames of a call that has ended do no harm")
  func lateFrames() async throws {
    try await ControlHarness.run(.tcp) { control in
      let address = try await #require(control.server).listeningAddress()
      try await RawPeer.connect(to: address) { session in
        try await session.greet()
        try await session.send { $0.writeOpen(Method.echo, stream: 1, message: "a") }
        _ = try await session.next(.status)
        try await session.send {
          $0.writeFrame(.cancel, stream: StreamID(1)) { _ in }
          $0.writeFrame(.window, stream: StreamID(1)) { $0.writeInteger(UInt32(5)) }
          $0.writeFrame(.message, stream: StreamID(1), flags: [.data, .end]) { _ in }
          $0.writeOpen(Method.echo, stream: 3, message: "b")
        }
        let answer = try await session.next(.status)
        #expect(answer?.header.stream == StreamID(3))
      }
    }
  }

  @Test("CANCEL cancels the handler, and nothing more is sent for the call")
  func cancelFrame() async throws {
    try await ControlHarness.run(.tcp) { control in
      let address = try await #require(control.server).listeningAddress()
      try await RawPeer.connect(to: address) { session in
        try await session.greet()
        try await session.send { $0.writeOpen(Method.hang, stream: 1) }
        try await eventually("the handler has begun") { control.probe.started == 1 }
        try await session.send { $0.writeFrame(.cancel, stream: StreamID(1)) { _ in } }
        try await eventually("the handler was cancelled") { control.probe.cancelled == 1 }
        try await session.send { $0.writeOpen(Method.echo, stream: 3) }
        let answer = try await session.next(.status)
        #expect(answer?.header.stream == StreamID(3))
      }
    }
  }

  @Test("A client that takes nothing of its answers is given up")
  func takesNothing() async throws {
    let limits = ConnectionLimits(writeTimeout: .milliseconds(200))
    try await ControlHarness.run(.tcp, limits: limits) { control in
      let address = try await #require(control.server).listeningAddress()
      let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .channelOption(.autoRead, value: false)
        .connect(host: address.host, port: address.port).get()
      var greeting = ByteBuffer()
      greeting.writeFrame(.hello) { Hello(.defaults).encode(into: &$0) }
      // Far more than the sockets hold between them, in answers of 4 MiB.
      for number in 0..<8 {
        greeting.writeFrame(.open, stream: StreamID(UInt32(number * 2 + 1)), flags: [.data, .end]) {
          OpenHeader.encode(Method.produce, timeoutNanoseconds: 0, metadata: [:], into: &$0)
          $0.writeInteger(UInt32(4_000_000))
        }
        greeting.writeFrame(.window, stream: StreamID(UInt32(number * 2 + 1))) {
          $0.writeInteger(UInt32(8_000_000))
        }
      }
      try await channel.writeAndFlush(greeting)
      try await eventually("the client is connected") { control.server?.openConnections == 1 }
      try await eventually("the client is given up") { control.server?.openConnections == 0 }
      try? await channel.close()
    }
  }

  @Test("A client that vanishes has its handlers cancelled")
  func vanishes() async throws {
    try await ControlHarness.run(.tcp) { control in
      let address = try await #require(control.server).listeningAddress()
      try await RawPeer.connect(to: address) { session in
        try await session.greet()
        try await session.send {
          for number in 0..<10 { $0.writeOpen(Method.hang, stream: UInt32(number * 2 + 1)) }
        }
        try await eventually("the handlers have begun") { control.probe.started == 10 }
      }
      try await eventually("the handlers were cancelled") { control.probe.cancelled == 10 }
    }
  }

  @Test("A client that says nothing is told off after the handshake timeout")
  func silentClient() async throws {
    let limits = ConnectionLimits(handshakeTimeout: .milliseconds(200))
    try await ControlHarness.run(.tcp, limits: limits) { control in
      let address = try await #require(control.server).listeningAddress()
      let goAway = try await RawPeer.connect(to: address) { session in
        try await session.next(.goAway).map { try GoAway(decoding: $0.payload) }
      }
      #expect(goAway?.reason == .timeout)
    }
  }

  @Test("A client that does not answer a ping is given up")
  func deafClient() async throws {
    let limits = ConnectionLimits(
      keepaliveInterval: .milliseconds(100), keepaliveTimeout: .milliseconds(100))
    try await ControlHarness.run(.tcp, limits: limits) { control in
      let address = try await #require(control.server).listeningAddress()
      try await RawPeer.connect(to: address) { session in
        try await session.greet()
        #expect(try await session.next()?.header.type == .ping)
        #expect(try await session.next() == nil)
      }
    }
  }

  @Test("A ping is answered with its own eight bytes")
  func ping() async throws {
    try await ControlHarness.run(.tcp) { control in
      let address = try await #require(control.server).listeningAddress()
      try await RawPeer.connect(to: address) { session in
        try await session.greet()
        try await session.send { $0.writeFrame(.ping) { $0.writeString("12345678") } }
        let pong = try await session.next(.pong)
        #expect(pong.map { String(buffer: $0.payload) } == "12345678")
      }
    }
  }

  @Test("A client that pings and does not read the pongs is no burden")
  func pingFlood() async throws {
    try await ControlHarness.run(.tcp) { control in
      let address = try await #require(control.server).listeningAddress()
      try await RawPeer.connect(to: address) { session in
        try await session.greet()
        var pings = ByteBuffer()
        for _ in 0..<1000 { pings.writeFrame(.ping) { $0.writeInteger(UInt64(0)) } }
        let flood = Task { [outbound = session.outbound, pings] in
          while !Task.isCancelled { try await outbound.write(pings) }
        }
        for _ in 0..<50 {
          let answer = try await control.channel.unary(
            Method.echo, ByteBuffer(string: "x"), options: .defaults)
          #expect(answer == ByteBuffer(string: "x"))
        }
        flood.cancel()
      }
    }
  }

  @Test("A call with time to wait runs when another has returned")
  func waitsForHandler() async throws {
    try await ControlHarness.run(.tcp, maxConcurrentHandlers: 1) { control in
      let hanging = Task {
        try await control.channel.unary(Method.hang, ByteBuffer(), options: .defaults)
      }
      try await eventually("the handler has begun") { control.probe.started == 1 }
      let waiting = Task {
        try await control.channel.unary(
          Method.echo, ByteBuffer(string: "in turn"), options: CallOptions(timeout: .seconds(60)))
      }
      try await eventually("the call waits") { control.server?.waitingCalls == 1 }
      let gone = Task {
        try await control.channel.unary(
          Method.hang, ByteBuffer(), options: CallOptions(timeout: .seconds(60)))
      }
      try await eventually("another waits") { control.server?.waitingCalls == 2 }
      gone.cancel()
      try await eventually("it has gone") { control.server?.waitingCalls == 1 }
      hanging.cancel()
      #expect(try await waiting.value == ByteBuffer(string: "in turn"))
      #expect(control.probe.started == 1)
      try await eventually("no handler runs") { control.server?.runningHandlers == 0 }
    }
  }

  @Test("More running handlers than allowed are refused until one has returned")
  func handlerLimit() async throws {
    try await ControlHarness.run(.tcp, maxConcurrentHandlers: 1) { control in
      let hanging = Task {
        try await control.channel.unary(Method.hang, ByteBuffer(), options: .defaults)
      }
      try await eventually("the handler has begun") { control.probe.started == 1 }
      let error = await #expect(throws: RPCError.self) {
        try await control.channel.unary(Method.echo, ByteBuffer(), options: .defaults)
      }
      #expect(error?.code == .unavailable)
      hanging.cancel()
      try await eventually("the handler has returned") { control.server?.runningHandlers == 0 }
      _ = try await control.channel.unary(Method.echo, ByteBuffer(), options: .defaults)
    }
  }
}
