import NIOCore
import RPCCore
import Testing

@testable import RPCTransport

/// The decoder sees the same frames however its input is cut.
@Suite struct FrameDecoderTests {
  /// One frame of every type.
  private static func session() -> ByteBuffer {
    var buffer = ByteBuffer()
    buffer.writeFrame(.hello) { Hello(.defaults).encode(into: &$0) }
    buffer.writeFrame(.open, stream: StreamID(1), flags: [.data, .end]) {
      OpenHeader.encode(
        .init(service: "a.B", method: "C"), timeoutNanoseconds: 5, metadata: ["k": "v"],
        into: &$0)
      $0.writeString("message")
    }
    buffer.writeFrame(.metadata, stream: StreamID(1)) { Metadata().encode(into: &$0) }
    buffer.writeFrame(.message, stream: StreamID(1), flags: [.data, .more]) {
      $0.writeRepeatingByte(9, count: 300)
    }
    buffer.writeFrame(.message, stream: StreamID(1), flags: .end) { _ in }
    buffer.writeFrame(.window) { $0.writeInteger(UInt32(1)) }
    buffer.writeFrame(.window, stream: StreamID(1)) { $0.writeInteger(UInt32(7)) }
    buffer.writeFrame(.ping) { $0.writeInteger(UInt64(42)) }
    buffer.writeFrame(.pong) { $0.writeInteger(UInt64(42)) }
    buffer.writeFrame(.cancel, stream: StreamID(3)) { _ in }
    buffer.writeFrame(.status, stream: StreamID(1)) {
      CallStatus(metadata: [:]).encode(into: &$0)
    }
    buffer.writeFrame(.goAway) {
      GoAway(lastStream: StreamID(1), reason: .drain, message: "bye").encode(into: &$0)
    }
    return buffer
  }

  private static func decode(_ pieces: [ByteBuffer]) throws -> [Frame] {
    var decoder = FrameDecoder(maxPayloadBytes: 65_536)
    var frames: [Frame] = []
    for piece in pieces {
      decoder.append(piece)
      while let frame = try decoder.next() { frames.append(frame) }
    }
    #expect(decoder.bufferedBytes == 0)
    return frames
  }

  @Test("Input cut in two at any byte gives the frames of the whole")
  func everySplit() throws {
    let whole = Self.session()
    let expected = try Self.decode([whole])
    #expect(expected.count == 12)
    #expect(Set(expected.map(\.header.type)).count == FrameType.allCases.count)
    for cut in 0...whole.readableBytes {
      let first = try #require(whole.getSlice(at: 0, length: cut))
      let rest = try #require(
        whole.getSlice(at: cut, length: whole.readableBytes - cut))
      #expect(try Self.decode([first, rest]) == expected, "cut at \(cut)")
    }
  }

  @Test("Input that comes byte by byte gives the frames of the whole")
  func byteByByte() throws {
    let whole = Self.session()
    let pieces = whole.readableBytesView.map { ByteBuffer(bytes: [$0]) }
    #expect(try Self.decode(pieces) == Self.decode([whole]))
  }

  @Test("A length above the limit is refused before anything of the frame is waited for")
  func oversized() throws {
    var decoder = FrameDecoder(maxPayloadBytes: 100)
    var header = ByteBuffer()
    header.writeFrameHeader(
      FrameHeader(length: 101, stream: StreamID(1), type: .message, flags: .data))
    decoder.append(header)
    #expect(throws: ProtocolViolation.frameTooLarge(length: 101, limit: 100)) {
      try decoder.next()
    }
  }

  @Test("An unfinished frame is kept and no more than that")
  func incomplete() throws {
    var decoder = FrameDecoder(maxPayloadBytes: 100)
    var bytes = ByteBuffer()
    bytes.writeFrame(.ping) { $0.writeInteger(UInt64(1)) }
    bytes.writeFrameHeader(
      FrameHeader(length: 50, stream: StreamID(1), type: .message, flags: .data))
    decoder.append(bytes)
    #expect(try decoder.next()?.header.type == .ping)
    #expect(try decoder.next() == nil)
    #expect(decoder.bufferedBytes == FrameHeader.bytes)
  }

  @Test("Random bytes are frames or a violation, never a trap")
  func randomBytes() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let count = Int.random(in: 0...64, using: &generator)
      var bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      // Small lengths and known types, so that many come past the first checks.
      if count > 8 { (bytes[0], bytes[1], bytes[2], bytes[8]) = (0, 0, 0, bytes[8] % 11) }
      var decoder = FrameDecoder(maxPayloadBytes: 64)
      decoder.append(ByteBuffer(bytes: bytes))
      while let frame = try? decoder.next() {
        var payload = frame.payload
        switch frame.header.type {
        case .hello: _ = try? Hello(decoding: payload)
        case .open: _ = try? OpenHeader(decodingFrom: &payload)
        case .status: _ = try? CallStatus(decodingFrom: &payload)
        case .goAway: _ = try? GoAway(decoding: payload)
        case .metadata: _ = try? Metadata(decodingFrom: &payload, of: .metadata)
        case .message, .cancel, .window, .ping, .pong: break
        }
      }
    }
  }
}
