internal import NIOCore

extension ByteBuffer {
  /// Reads UTF-8; nil when there are too few bytes or they are not UTF-8.
  mutating func readValidString(length: Int) -> String? {
    guard let slice = self.readSlice(length: length) else { return nil }
    return slice.withUnsafeReadableBytes { bytes in
      // Nearly all text is ASCII, and this check is compiled for bytes, unlike the other.
      if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
      return String(validating: bytes, as: UTF8.self)
    }
  }
}
