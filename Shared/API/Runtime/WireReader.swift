/// Reads what fields are made of, without knowing the contract (Protocol Buffers, "Encoding").
struct WireReader {
  private let bytes: UnsafeRawBufferPointer
  /// What is read next.
  var at = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// A number, or nil when it does not end before `end` or within 64 bits.
  mutating func readVarint(before end: Int) -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while self.at < end, shift < 64 {
      let byte = self.bytes[self.at]
      self.at += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }

  /// The length of what follows, or nil when that is not there before `end`.
  mutating func readLength(before end: Int) -> Int? {
    guard let length = self.readVarint(before: end), length <= UInt64(end - self.at) else {
      return nil
    }
    return Int(length)
  }

  /// Passes over bytes, unless there are fewer before `end`.
  mutating func skip(_ length: Int, before end: Int) -> Bool {
    guard length <= end - self.at else { return false }
    self.at += length
    return true
  }
}
