/// The payloads of PROTOCOL.md section 5, read a second time; see `ReferenceFrame`.
enum ReferencePayload {
  /// Takes metadata off the front of `bytes`; false when it is malformed.
  static func takeMetadata(_ bytes: inout ArraySlice<UInt8>) -> Bool {
    guard let count = bytes.popFirst() else { return false }
    let before = bytes.count
    for _ in 0..<count {
      guard let kind = bytes.popFirst(), kind <= 1, let keyLength = bytes.popFirst(),
        keyLength >= 1, let key = Self.take(Int(keyLength), off: &bytes),
        key.allSatisfy({ "abcdefghijklmnopqrstuvwxyz0123456789-_.".utf8.contains($0) }),
        let high = bytes.popFirst(), let low = bytes.popFirst(),
        let value = Self.take(Int(high) << 8 | Int(low), off: &bytes)
      else { return false }
      if kind == 0, !Self.isUTF8(value) { return false }
    }
    return before - bytes.count <= 16_384
  }

  /// The reason that HELLO ends the connection with; nil when it is legal.
  static func helloReason(_ payload: [UInt8]) -> UInt8? {
    guard payload.count >= 26, payload.number(at: 0, bytes: 4) == 0x5254_4C4B else { return 1 }
    guard payload[4] <= 1, payload[5] >= 1 else { return 4 }
    let ranges: [ClosedRange<UInt64>] = [
      32_768...1_048_576, 1024...1_073_741_824, 65_536...2_147_483_647, 65_536...2_147_483_647,
      1...1_000_000,
    ]
    for (index, range) in ranges.enumerated() {
      guard range.contains(payload.number(at: 6 + 4 * index, bytes: 4)) else { return 1 }
    }
    return nil
  }

  /// The message of an OPEN; nil when it is malformed.
  static func openMessage(_ payload: [UInt8], hasData: Bool) -> [UInt8]? {
    var rest = payload[...]
    guard Self.take(8, off: &rest) != nil, let length = rest.popFirst(), length > 0,
      Self.take(Int(length), off: &rest) != nil, Self.takeMetadata(&rest)
    else { return nil }
    if !hasData, !rest.isEmpty { return nil }
    return Array(rest)
  }

  /// Code and message of a STATUS; nil when it is malformed.
  static func status(_ payload: [UInt8], hasData: Bool) -> (code: UInt8, message: [UInt8])? {
    var rest = payload[...]
    guard let code = rest.popFirst(), code <= 16, let high = rest.popFirst(),
      let low = rest.popFirst()
    else { return nil }
    let length = Int(high) << 8 | Int(low)
    guard length <= 4096, let text = Self.take(length, off: &rest), Self.isUTF8(text),
      Self.takeMetadata(&rest)
    else { return nil }
    if !hasData, !rest.isEmpty { return nil }
    return (code, Array(rest))
  }

  /// Whether METADATA is legal.
  static func isMetadata(_ payload: [UInt8]) -> Bool {
    var rest = payload[...]
    return Self.takeMetadata(&rest) && rest.isEmpty
  }

  /// Last stream and reason of a GOAWAY; nil when it is malformed.
  static func goAway(_ payload: [UInt8]) -> (lastStream: UInt32, reason: UInt8)? {
    guard payload.count >= 5, payload.count <= 5 + 1024 else { return nil }
    let last = payload.number(at: 0, bytes: 4)
    guard last <= 0x7FFF_FFFF, Self.isUTF8(payload[5...]) else { return nil }
    return (UInt32(last), payload[4])
  }

  private static func take(_ count: Int, off bytes: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard bytes.count >= count else { return nil }
    defer { bytes = bytes.dropFirst(count) }
    return bytes.prefix(count)
  }

  private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
  }
}
