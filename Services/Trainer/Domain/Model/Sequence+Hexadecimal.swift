extension Sequence<UInt8> {
  /// The bytes as lower-case hexadecimal digits.
  var hexadecimal: String {
    self.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}
