internal import NIOCore

extension ByteBuffer {
  /// Reads UTF-8; nil when there are too few bytes or they are not UTF-8.
  mutating func readValidString(length: Int) -> String? {
    guard let slice = self.readSlice(length: length), slice.isUTF8 else { return nil }
    return slice.withUnsafeReadableBytes { String(decoding: $0, as: UTF8.self) }
  }

  private var isUTF8: Bool { self.withUnsafeReadableBytes { $0.isUTF8 } }
}

extension UnsafeRawBufferPointer {
  /// Whether these are UTF-8.
  var isUTF8: Bool {
    // Nearly all text is ASCII, and this check is compiled for bytes, unlike the other.
    self.allSatisfy { $0 < 0x80 } || String(validating: self, as: UTF8.self) != nil
  }
}
