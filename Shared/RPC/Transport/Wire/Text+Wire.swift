internal import NIOCore

extension ByteBuffer {
  /// Reads UTF-8; nil when there are too few bytes or they are not UTF-8.
  mutating func readValidString(length: Int) -> String? {
    guard let slice = self.readSlice(length: length), slice.isUTF8 else { return nil }
    return slice.withUnsafeReadableBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether the readable bytes are UTF-8.
  var isUTF8: Bool {
    self.withUnsafeReadableBytes { bytes in
      // Nearly all text is ASCII, and this check is compiled for bytes, unlike the other.
      bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
    }
  }
}
