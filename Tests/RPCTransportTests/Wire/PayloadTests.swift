import NIOCore
import RPCCore
import Testing

@testable import RPCTransport

/// Payloads survive the wire, and every cut or bent one is refused.
@Suite struct PayloadTests {
  private static let method = MethodDescriptor(service: "pkg.Service", method: "Method")

  private static func metadata() -> Metadata {
    var metadata: Metadata = ["text": "grün", "empty": ""]
    metadata.addBinary([0, 1, 255], forKey: "bytes-bin")
    return metadata
  }

  private static func open() -> ByteBuffer {
    var buffer = ByteBuffer()
    OpenHeader.encode(
      Self.method, timeoutNanoseconds: 1_500_000, metadata: Self.metadata(), into: &buffer)
    return buffer
  }

  @Test("OPEN keeps timeout, method, metadata and message")
  func openRoundTrip() throws {
    var payload = Self.open()
    payload.writeString("message")
    let header = try OpenHeader(decodingFrom: &payload)
    #expect(header.timeoutNanoseconds == 1_500_000)
    #expect(String(buffer: header.path) == "pkg.Service/Method")
    #expect(header.metadata == Self.metadata())
    #expect(String(buffer: payload) == "message")
  }

  @Test("OPEN cut anywhere in its header is malformed")
  func openCut() {
    let whole = Self.open()
    for length in 0..<whole.readableBytes {
      var cut = whole.getSlice(at: 0, length: length) ?? ByteBuffer()
      #expect(throws: ProtocolViolation.self, "cut to \(length)") {
        _ = try OpenHeader(decodingFrom: &cut)
      }
    }
  }

  @Test("STATUS keeps code, message, metadata and response")
  func statusRoundTrip() throws {
    let error = RPCError(code: .notFound, message: "kein Modell ✗", metadata: Self.metadata())
    var payload = ByteBuffer()
    CallStatus(error).encode(into: &payload)
    payload.writeString("rest")
    let header = try CallStatus(decodingFrom: &payload)
    #expect(header.code == .notFound)
    #expect(header.message == "kein Modell ✗")
    #expect(header.metadata == Self.metadata())
    #expect(String(buffer: payload) == "rest")
  }

  @Test("STATUS cut anywhere in its header is malformed")
  func statusCut() {
    var whole = ByteBuffer()
    CallStatus(RPCError(code: .aborted, message: "m", metadata: ["k": "v"]))
      .encode(into: &whole)
    for length in 0..<whole.readableBytes {
      var cut = whole.getSlice(at: 0, length: length) ?? ByteBuffer()
      #expect(throws: ProtocolViolation.self, "cut to \(length)") {
        _ = try CallStatus(decodingFrom: &cut)
      }
    }
  }

  @Test("STATUS with a code above 16 is malformed")
  func statusCode() {
    var payload = ByteBuffer(bytes: [17, 0, 0, 0])
    #expect(throws: ProtocolViolation.malformed(.status, "code")) {
      _ = try CallStatus(decodingFrom: &payload)
    }
  }

  @Test("A status message above the limit is cut between characters")
  func longStatusMessage() throws {
    let text = String(repeating: "é", count: 3000)
    var payload = ByteBuffer()
    CallStatus(RPCError(code: .unknown, message: text)).encode(into: &payload)
    let header = try CallStatus(decodingFrom: &payload)
    #expect(header.message == String(repeating: "é", count: 2048))
  }

  @Test("Response metadata that cannot be sent becomes an error that says so")
  func unsendableMetadata() {
    let status = CallStatus(metadata: ["k": String(repeating: "x", count: 20_000)])
    #expect(status.code == .internalError)
    #expect(status.message.contains("20005 bytes"))
    #expect(status.metadata.isEmpty)
  }

  @Test(
    "Metadata bent in any way is malformed",
    arguments: [
      [1, 2, 1, 0x6B, 0, 0],  // a kind above 1
      [1, 0, 0, 0, 0],  // an empty key
      [1, 0, 1, 0x4B, 0, 0],  // an upper-case key
      [1, 0, 1, 0x20, 0, 0],  // a space in the key
      [1, 0, 1, 0x6B, 0, 1, 0xFF],  // text that is not UTF-8
      [1, 0, 1, 0x6B, 0, 2, 0x61],  // a value longer than the payload
      [2, 0, 1, 0x6B, 0, 0],  // fewer entries than stated
    ] as [[UInt8]])
  func bentMetadata(_ bytes: [UInt8]) {
    var payload = ByteBuffer(bytes: bytes)
    #expect(throws: ProtocolViolation.malformed(.open, "metadata")) {
      _ = try Metadata(decodingFrom: &payload, of: .open)
    }
  }

  @Test("Metadata above the limit is malformed")
  func hugeMetadata() {
    var payload = ByteBuffer(bytes: [2])
    for _ in 0..<2 {
      payload.writeBytes([1, 1, 0x6B])
      payload.writeInteger(UInt16(9000))
      payload.writeRepeatingByte(0, count: 9000)
    }
    #expect(throws: ProtocolViolation.malformed(.open, "metadata")) {
      _ = try Metadata(decodingFrom: &payload, of: .open)
    }
  }

  @Test("HELLO keeps versions and limits, and skips what later versions add")
  func helloRoundTrip() throws {
    let hello = Hello(
      ConnectionLimits(
        maxFrameBytes: 40_000, maxMessageBytes: 50_000, streamWindowBytes: 70_000,
        connectionWindowBytes: 80_000, maxConcurrentStreams: 9))
    var payload = ByteBuffer()
    hello.encode(into: &payload)
    payload.writeString("a later version's field")
    #expect(try Hello(decoding: payload) == hello)
  }

  @Test("HELLO of another protocol, version or range is refused")
  func illegalHello() {
    func hello(_ change: (inout ByteBuffer) -> Void) -> ByteBuffer {
      var payload = ByteBuffer()
      Hello(.defaults).encode(into: &payload)
      change(&payload)
      return payload
    }
    #expect(throws: ProtocolViolation.wrongMagic(0x4854_5450)) {
      try Hello(decoding: hello { $0.setString("HTTP", at: 0) })
    }
    #expect(throws: ProtocolViolation.unsupportedVersion(minimum: 2, maximum: 3)) {
      try Hello(decoding: hello { $0.setBytes([2, 3], at: 4) })
    }
    #expect(throws: ProtocolViolation.illegalLimit("frame limit", 32_767)) {
      try Hello(decoding: hello { $0.setInteger(UInt32(32_767), at: 6) })
    }
    #expect(throws: ProtocolViolation.illegalLimit("message limit", 0)) {
      try Hello(decoding: hello { $0.setInteger(UInt32(0), at: 10) })
    }
    #expect(throws: ProtocolViolation.illegalLimit("stream window", 65_535)) {
      try Hello(decoding: hello { $0.setInteger(UInt32(65_535), at: 14) })
    }
    #expect(throws: ProtocolViolation.illegalLimit("connection window", 0x8000_0000)) {
      try Hello(decoding: hello { $0.setInteger(UInt32(0x8000_0000), at: 18) })
    }
    #expect(throws: ProtocolViolation.illegalLimit("stream limit", 0)) {
      try Hello(decoding: hello { $0.setInteger(UInt32(0), at: 22) })
    }
    #expect(throws: ProtocolViolation.malformed(.hello, "payload")) {
      try Hello(decoding: hello { $0.moveWriterIndex(to: 25) })
    }
  }

  @Test("GOAWAY keeps stream, reason and message, and refuses what is not UTF-8")
  func goAway() throws {
    var payload = ByteBuffer()
    let goAway = GoAway(lastStream: StreamID(7), reason: .timeout, message: "zu spät")
    goAway.encode(into: &payload)
    #expect(try GoAway(decoding: payload) == goAway)
    payload.writeInteger(UInt8(0xFF))
    #expect(throws: ProtocolViolation.malformed(.goAway, "message")) {
      try GoAway(decoding: payload)
    }
    #expect(throws: ProtocolViolation.malformed(.goAway, "payload")) {
      try GoAway(decoding: ByteBuffer(bytes: [0, 0, 0, 1]))
    }
  }
}
