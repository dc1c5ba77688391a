internal import NIOCore

extension ByteBuffer {
  /// Reads UTF-8; nil when there are too few bytes or they are not UTF-8.
  mutating func readValidString(length: Int) -> String? {
    guard let slice = self.readSlice(length: length) else { return nil }
    return slice.withUnsafeReadableBytes { String(validating: $0, as: UTF8.self) }
  }
}
