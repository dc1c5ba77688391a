/// Reads and writes the value of `status-details-bin`: a message with the fields of
/// `google.rpc.Status` (code 1, message 2, details 3), each detail a `google.protobuf.Any`
/// (type URL 1, value 2).
///
/// Written out here because this module has no protobuf library, and needs nothing else of one.
struct StatusDetailsCoding: Hashable {
  var code: Int32
  var message: String
  var details: [StatusDetail]

  /// Protobuf's wire types of the fields used here.
  fileprivate enum WireType: UInt64 {
    case varint = 0
    case fixed64 = 1
    case bytes = 2
    case fixed32 = 5
  }

  init(code: Int32, message: String, details: [StatusDetail]) {
    self.code = code
    self.message = message
    self.details = details
  }

  /// The serialized message.
  func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    if self.code != 0 {
      Self.append(key: 1, .varint, to: &bytes)
      // A negative int32 is sign-extended to ten bytes.
      Self.append(varint: UInt64(bitPattern: Int64(self.code)), to: &bytes)
    }
    if !self.message.isEmpty { Self.append(key: 2, Array(self.message.utf8), to: &bytes) }
    for detail in self.details {
      var any: [UInt8] = []
      if !detail.typeURL.isEmpty { Self.append(key: 1, Array(detail.typeURL.utf8), to: &any) }
      if !detail.value.isEmpty { Self.append(key: 2, detail.value, to: &any) }
      Self.append(key: 3, any, to: &bytes)
    }
    return bytes
  }

  /// Reads a serialized message; unknown fields are skipped. Nil when it is not one.
  init?(decoding bytes: [UInt8]) {
    self.init(code: 0, message: "", details: [])
    var reader = Reader(bytes[...])
    while let (field, type) = reader.key() {
      switch (field, type) {
      case (1, .varint):
        guard let value = reader.varint() else { return nil }
        self.code = Int32(truncatingIfNeeded: value)
      case (2, .bytes):
        guard let text = reader.text() else { return nil }
        self.message = text
      case (3, .bytes):
        guard let any = reader.bytes(), let detail = StatusDetail(decoding: any) else {
          return nil
        }
        self.details.append(detail)
      default:
        guard reader.skip(type) else { return nil }
      }
    }
    guard reader.isAtEnd else { return nil }
  }

  private static func append(key field: UInt64, _ type: WireType, to bytes: inout [UInt8]) {
    self.append(varint: field << 3 | type.rawValue, to: &bytes)
  }

  private static func append(key field: UInt64, _ value: [UInt8], to bytes: inout [UInt8]) {
    self.append(key: field, .bytes, to: &bytes)
    self.append(varint: UInt64(value.count), to: &bytes)
    bytes += value
  }

  private static func append(varint value: UInt64, to bytes: inout [UInt8]) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Takes fields off the front of a message.
  fileprivate struct Reader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { self.rest = bytes }

    var isAtEnd: Bool { self.rest.isEmpty }

    /// The next field's number and type; nil at the end and where there is none.
    mutating func key() -> (field: UInt64, type: WireType)? {
      var ahead = self
      guard let key = ahead.varint(), key >> 3 > 0, let type = WireType(rawValue: key & 7) else {
        return nil
      }
      self = ahead
      return (key >> 3, type)
    }

    mutating func varint() -> UInt64? {
      var value: UInt64 = 0
      for shift in stride(from: UInt64(0), to: 70, by: 7) {
        guard let byte = self.rest.popFirst() else { return nil }
        value |= UInt64(byte & 0x7F) << shift
        if byte & 0x80 == 0 { return value }
      }
      return nil
    }

    mutating func bytes() -> ArraySlice<UInt8>? {
      guard let count = self.varint(), count <= UInt64(self.rest.count) else { return nil }
      defer { self.rest.removeFirst(Int(count)) }
      return self.rest.prefix(Int(count))
    }

    mutating func text() -> String? {
      self.bytes().flatMap { String(validating: $0, as: UTF8.self) }
    }

    mutating func skip(_ type: WireType) -> Bool {
      switch type {
      case .varint: return self.varint() != nil
      case .bytes: return self.bytes() != nil
      case .fixed64: return self.drop(8)
      case .fixed32: return self.drop(4)
      }
    }

    private mutating func drop(_ count: Int) -> Bool {
      guard self.rest.count >= count else { return false }
      self.rest.removeFirst(count)
      return true
    }
  }
}

extension StatusDetail {
  /// Reads a serialized `google.protobuf.Any`.
  fileprivate init?(decoding bytes: ArraySlice<UInt8>) {
    self.init(typeURL: "", value: [])
    var reader = StatusDetailsCoding.Reader(bytes)
    while let (field, type) = reader.key() {
      switch (field, type) {
      case (1, .bytes):
        guard let text = reader.text() else { return nil }
        self.typeURL = text
      case (2, .bytes):
        guard let value = reader.bytes() else { return nil }
        self.value = Array(value)
      default:
        guard reader.skip(type) else { return nil }
      }
    }
    guard reader.isAtEnd else { return nil }
  }
}
