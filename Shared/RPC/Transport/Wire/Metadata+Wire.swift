internal import NIOCore
internal import RPCCore

extension Metadata {
  private static let textKind: UInt8 = 0
  private static let binaryKind: UInt8 = 1

  /// Appends the encoding; `checkEncodable` must have passed.
  func encode(into buffer: inout ByteBuffer) {
    buffer.writeInteger(UInt8(self.count))
    for entry in self {
      switch entry.value {
      case .text(let text):
        buffer.writeMultipleIntegers(Self.textKind, UInt8(entry.key.utf8.count))
        buffer.writeString(entry.key)
        buffer.writeInteger(UInt16(text.utf8.count))
        buffer.writeString(text)
      case .binary(let bytes):
        buffer.writeMultipleIntegers(Self.binaryKind, UInt8(entry.key.utf8.count))
        buffer.writeString(entry.key)
        buffer.writeInteger(UInt16(bytes.count))
        buffer.writeBytes(bytes)
      }
    }
  }

  /// Reads metadata off the front of a payload.
  init(
    decodingFrom payload: inout ByteBuffer, of type: FrameType
  ) throws(ProtocolViolation) {
    self.init()
    try Self.read(from: &payload, of: type) { key, value, isText in
      let key = key.withUnsafeReadableBytes { String(decoding: $0, as: UTF8.self) }
      guard isText else {
        return self.append(canonicalKey: key, value: .binary(Array(value.readableBytesView)))
      }
      let text = value.withUnsafeReadableBytes { String(decoding: $0, as: UTF8.self) }
      self.append(canonicalKey: key, value: .text(text))
    }
  }

  /// Passes over metadata at the front of a payload that nobody will look at. What is not metadata is an error
  /// all the same.
  static func skip(
    in payload: inout ByteBuffer, of type: FrameType
  ) throws(ProtocolViolation) {
    try self.read(from: &payload, of: type) { _, _, _ in }
  }

  /// Checks each entry and hands it on as it stands in the payload.
  private static func read(
    from payload: inout ByteBuffer, of type: FrameType,
    each body: (_ key: ByteBuffer, _ value: ByteBuffer, _ isText: Bool) -> Void
  ) throws(ProtocolViolation) {
    guard let count = payload.readInteger(as: UInt8.self) else {
      throw .malformed(type, "metadata")
    }
    let start = payload.readerIndex
    for _ in 0..<count {
      guard
        let (kind, keyLength) = payload.readMultipleIntegers(as: (UInt8, UInt8).self),
        kind <= Self.binaryKind, keyLength > 0,
        let key = payload.readSlice(length: Int(keyLength)), key.isKey,
        let valueLength = payload.readInteger(as: UInt16.self),
        let value = payload.readSlice(length: Int(valueLength)),
        kind == Self.binaryKind || value.isUTF8
      else { throw .malformed(type, "metadata") }
      body(key, value, kind == Self.textKind)
    }
    guard payload.readerIndex - start <= WireLimits.metadataBytes else {
      throw .malformed(type, "metadata")
    }
  }
}

extension ByteBuffer {
  fileprivate var isKey: Bool {
    self.withUnsafeReadableBytes { $0.allSatisfy(Metadata.isKeyByte) }
  }
}
