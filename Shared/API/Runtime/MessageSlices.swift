import NIOCore

/// Cuts an encoded message into pieces that are messages themselves.
///
/// Merging them one after the other gives what decoding the whole gives (Protocol Buffers, "Encoding": the
/// concatenation of two messages is their merge). So a long message can be decoded with pauses in it.
struct MessageSlices: Sequence, IteratorProtocol {
  /// A piece ends with the first field that makes it at least as long. Some tens of microseconds of decoding for
  /// usual messages, some hundred for those made of small numbers.
  static let leastBytes = 16 * 1024

  private let leastBytes: Int
  private var rest: ByteBuffer

  init(_ message: ByteBuffer, leastBytes: Int = Self.leastBytes) {
    self.rest = message
    self.leastBytes = leastBytes
  }

  mutating func next() -> ByteBuffer? {
    guard self.rest.readableBytes > 0 else { return nil }
    let length = self.rest.withUnsafeReadableBytes { bytes in
      Self.length(in: bytes, leastBytes: self.leastBytes)
    }
    return self.rest.readSlice(length: length)
  }

  /// Where the next piece ends. What is no field, or is a group, goes with all that follows it to the decoder, who
  /// says what is wrong.
  private static func length(in bytes: UnsafeRawBufferPointer, leastBytes: Int) -> Int {
    var wire = WireReader(bytes)
    while wire.at < leastBytes, wire.at < bytes.count {
      guard Self.skipField(in: &wire, end: bytes.count) else { return bytes.count }
    }
    return wire.at
  }

  /// Whether there was a field, and no group.
  private static func skipField(in wire: inout WireReader, end: Int) -> Bool {
    guard let tag = wire.readVarint(before: end) else { return false }
    switch tag & 7 {
    case 0: return wire.readVarint(before: end) != nil
    case 1: return wire.skip(8, before: end)
    case 2: return wire.readLength(before: end).map { wire.skip($0, before: end) } ?? false
    case 5: return wire.skip(4, before: end)
    default: return false
    }
  }
}
