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
    var fields = FieldReader(bytes)
    while fields.position < leastBytes {
      guard fields.skipField() else { return bytes.count }
      if fields.position == bytes.count { break }
    }
    return fields.position
  }
}

/// Goes over the fields of an encoded message without looking into them.
private struct FieldReader {
  private let bytes: UnsafeRawBufferPointer
  private(set) var position = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Whether there was a field, and no group.
  mutating func skipField() -> Bool {
    guard let tag = self.readVarint() else { return false }
    switch tag & 7 {
    case 0: return self.readVarint() != nil
    case 1: return self.skip(8)
    case 2: return self.readVarint().map { self.skip($0) } ?? false
    case 5: return self.skip(4)
    default: return false
    }
  }

  private mutating func skip(_ count: UInt64) -> Bool {
    guard count <= UInt64(self.bytes.count - self.position) else { return false }
    self.position += Int(count)
    return true
  }

  private mutating func readVarint() -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while self.position < self.bytes.count, shift < 64 {
      let byte = self.bytes[self.position]
      self.position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }
}
