internal import NIOCore
internal import RPCCore

/// Why metadata cannot be sent.
enum MetadataError: Error, Hashable, Sendable {
  case illegalKey(String)
  case tooManyEntries(Int)
  case tooLarge(bytes: Int)

  /// What the caller is told.
  var message: String {
    switch self {
    case .illegalKey(let key):
      "metadata key \"\(key)\" is not 1 to 255 characters out of a-z 0-9 - _ ."
    case .tooManyEntries(let count): "\(count) metadata entries where 255 are allowed"
    case .tooLarge(let bytes):
      "metadata of \(bytes) bytes where \(WireLimits.metadataBytes) are allowed"
    }
  }
}

extension Metadata {
  private static let textKind: UInt8 = 0
  private static let binaryKind: UInt8 = 1

  /// Checks that this can be sent.
  func checkEncodable() throws(MetadataError) {
    guard self.count <= 255 else { throw .tooManyEntries(self.count) }
    var bytes = 0
    for entry in self {
      let keyBytes = entry.key.utf8.count
      guard (1...255).contains(keyBytes), entry.key.utf8.allSatisfy(Self.isKeyByte) else {
        throw .illegalKey(entry.key)
      }
      bytes += 4 + keyBytes + entry.value.bytes
    }
    guard bytes <= WireLimits.metadataBytes else { throw .tooLarge(bytes: bytes) }
  }

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
        let key = payload.readValidString(length: Int(keyLength)),
        key.utf8.allSatisfy(Self.isKeyByte),
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

extension Metadata.Content {
  fileprivate var bytes: Int {
    switch self {
    case .text(let text): text.utf8.count
    case .binary(let bytes): bytes.count
    }
  }
}
