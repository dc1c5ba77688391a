/// A frame as PROTOCOL.md section 4 describes it: a second reading of the document, which shares
/// nothing with the decoder under test and is written to be compared with the text, not to be fast.
struct ReferenceFrame: Hashable {
  /// What stands at the front of some bytes.
  enum Reading: Hashable {
    case frame(ReferenceFrame)
    /// More bytes are needed.
    case incomplete
    /// The connection ends with this reason.
    case illegal(reason: UInt8)
  }

  static let headerBytes = 10
  static let end: UInt8 = 0x01
  static let more: UInt8 = 0x02
  static let data: UInt8 = 0x04

  var type: ReferenceType
  var flags: UInt8
  var stream: UInt32
  var payload: [UInt8]

  /// Header and payload.
  var byteCount: Int { Self.headerBytes + self.payload.count }
  var hasData: Bool { self.flags & Self.data != 0 }
  var hasMore: Bool { self.flags & Self.more != 0 }
  var hasEnd: Bool { self.flags & Self.end != 0 }
  /// What a MESSAGE costs, section 7.
  var cost: Int { self.hasData ? self.byteCount : 0 }

  /// Reads the frame at the front.
  static func read(_ bytes: ArraySlice<UInt8>, limit: Int) -> Reading {
    guard bytes.count >= Self.headerBytes else { return .incomplete }
    let header = Array(bytes.prefix(Self.headerBytes))
    let length = Int(header.number(at: 0, bytes: 4))
    if length > limit { return .illegal(reason: 2) }
    guard let type = ReferenceType(rawValue: header[8]) else { return .illegal(reason: 1) }
    let flags = header[9]
    let stream = UInt32(header.number(at: 4, bytes: 4))
    guard Self.isLegal(type, flags: flags, stream: stream, length: length) else {
      return .illegal(reason: 1)
    }
    let rest = bytes.dropFirst(Self.headerBytes)
    guard rest.count >= length else { return .incomplete }
    return .frame(
      Self(type: type, flags: flags, stream: stream, payload: Array(rest.prefix(length))))
  }

  private static func isLegal(
    _ type: ReferenceType, flags: UInt8, stream: UInt32, length: Int
  ) -> Bool {
    let legal: UInt8
    let exact: Int?
    let isOfStream: Bool?
    switch type {
    case .hello, .goAway: (legal, exact, isOfStream) = (0, nil, false)
    case .open: (legal, exact, isOfStream) = (0x1D, nil, true)
    case .message: (legal, exact, isOfStream) = (0x07, nil, true)
    case .status: (legal, exact, isOfStream) = (0x04, nil, true)
    case .cancel: (legal, exact, isOfStream) = (0, 0, true)
    case .window: (legal, exact, isOfStream) = (0, 4, nil)
    case .ping, .pong: (legal, exact, isOfStream) = (0, 8, false)
    case .metadata: (legal, exact, isOfStream) = (0, nil, true)
    }
    if flags & ~legal != 0 { return false }
    if let exact, exact != length { return false }
    if stream > 0x7FFF_FFFF { return false }
    if stream == 0, isOfStream == true { return false }
    if stream != 0, isOfStream == false || stream % 2 == 0 { return false }
    guard type == .message else { return true }
    if flags & Self.data == 0 { return flags == Self.end && length == 0 }
    if flags & Self.more != 0 { return flags & Self.end == 0 && length > 0 }
    return true
  }
}

/// The types of frames by their numbers in the document.
enum ReferenceType: UInt8 {
  case hello, open, message, status, cancel, window, ping, pong, goAway, metadata
}

extension [UInt8] {
  /// A big-endian number.
  func number(at index: Int, bytes: Int) -> UInt64 {
    self[index..<index + bytes].reduce(0) { $0 << 8 | UInt64($1) }
  }
}
