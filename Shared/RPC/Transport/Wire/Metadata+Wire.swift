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
    guard let count = payload.readInteger(as: UInt8.self) else {
      throw .malformed(type, "metadata")
    }
    if count == 0 { return }
    let start = payload.readerIndex
    for _ in 0..<count {
      guard
        let (kind, keyLength) = payload.readMultipleIntegers(as: (UInt8, UInt8).self),
        kind <= Self.binaryKind, keyLength > 0,
        let key = payload.readKey(length: Int(keyLength)),
        let valueLength = payload.readInteger(as: UInt16.self)
      else { throw .malformed(type, "metadata") }
      if kind == Self.textKind {
        guard let text = payload.readValidString(length: Int(valueLength)) else {
          throw .malformed(type, "metadata")
        }
        self.append(canonicalKey: key, value: .text(text))
      } else {
        guard let bytes = payload.readBytes(length: Int(valueLength)) else {
          throw .malformed(type, "metadata")
        }
        self.append(canonicalKey: key, value: .binary(bytes))
      }
    }
    guard payload.readerIndex - start <= WireLimits.metadataBytes else {
      throw .malformed(type, "metadata")
    }
  }
}

extension ByteBuffer {
  /// Takes a key off the front; nil when it is none.
  fileprivate mutating func readKey(length: Int) -> String? {
    guard let slice = self.readSlice(length: length) else { return nil }
    return slice.withUnsafeReadableBytes { bytes in
      bytes.allSatisfy(Metadata.isKeyByte) ? String(decoding: bytes, as: UTF8.self) : nil
    }
  }
}
