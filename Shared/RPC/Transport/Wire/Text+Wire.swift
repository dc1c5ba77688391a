internal import NIOCore

extension ByteBuffer {
  /// Reads UTF-8; nil when there are too few bytes or they are not UTF-8.
  mutating func readValidString(length: Int) -> String? {
    guard let slice = self.readSlice(length: length) else { return nil }
    return slice.withUnsafeReadableBytes { String(validating: $0, as: UTF8.self) }
  }
}

extension String {
  /// The longest beginning that takes no more than a number of UTF-8 bytes, in whole characters.
  func prefix(utf8Bytes limit: Int) -> String {
    guard self.utf8.count > limit else { return self }
    var count = 0
    let end = self.unicodeScalars.firstIndex { scalar in
      count += UTF8.width(scalar)
      return count > limit
    }
    return String(self.unicodeScalars[..<(end ?? self.endIndex)])
  }
}
