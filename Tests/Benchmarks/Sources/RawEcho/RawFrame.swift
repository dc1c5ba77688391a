public import NIOCore

/// The bytes that the raw echo exchanges: as many as the messages of the other peers have.
public enum RawFrame {
  /// A record.
  public static let recordBytes = 200
  /// A blob with its id and tags.
  public static let blobBytes = 65_547
  /// The number that asks for a stream, in place of a caller's.
  public static let streamRequest = UInt32.max

  /// Appends a frame: a number, and bytes that mean nothing.
  public static func write(_ number: UInt32, bytes: Int, to buffer: inout ByteBuffer) {
    buffer.writeMultipleIntegers(UInt32(bytes), number)
    buffer.writeRepeatingByte(0x62, count: bytes - 4)
  }

  /// A frame's number.
  public static func number(of frame: ByteBuffer) -> UInt32 {
    frame.getInteger(at: frame.readerIndex) ?? 0
  }

  /// A read takes as much as the socket has, within reason.
  public static var receiveAllocator: AdaptiveRecvByteBufferAllocator {
    AdaptiveRecvByteBufferAllocator(minimum: 4096, initial: 65_536, maximum: 262_144)
  }
}
