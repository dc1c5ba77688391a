internal import NIOCore
internal import RPCCore

extension Metadata {
  private static let textKind: UInt8 = 0
  private static let binaryKind: UInt8 = 1

  /// Appends the encoding; `checkEncodable` must have passed.
  func encode(into buffer: inout ByteBuffer) {
    buffer.writeInteger(UInt8(self.count))
    self.forEachPair { key, value, isText in
      let kind = isText ? Self.textKind : Self.binaryKind
      buffer.writeMultipleIntegers(kind, UInt8(key.count))
      buffer.writeBytes(key)
      buffer.writeInteger(UInt16(value.count))
      buffer.writeBytes(value)
    }
  }

  /// Reads metadata off the front of a payload.
  init(
    decodingFrom payload: inout ByteBuffer, of type: FrameType
  ) throws(ProtocolViolation) {
    self.init()
    var encoded = payload
    try Self.skip(in: &payload, of: type)
    encoded.moveWriterIndex(to: payload.readerIndex)
    let bytes = encoded.readableBytesUInt8Span
    // What takes a pair's framing is room for nothing, and little.
    self.reserveCapacity(pairs: Int(bytes[0]), bytes: bytes.count)
    _ = Self.forEachPair(in: bytes) {
      self.append(bytes.extracting($0.key), bytes.extracting($0.value), isText: $0.isText)
      return true
    }
  }

  /// Passes over metadata at the front of a payload, and checks it.
  static func skip(
    in payload: inout ByteBuffer, of type: FrameType
  ) throws(ProtocolViolation) {
    guard let length = Self.length(in: payload.readableBytesUInt8Span),
      length - 1 <= WireLimits.metadataBytes
    else { throw .malformed(type, "metadata") }
    payload.moveReaderIndex(forwardBy: length)
  }

  /// - Returns: How many bytes metadata takes at the front of these; nil when it is not metadata.
  private static func length(in bytes: Span<UInt8>) -> Int? {
    self.forEachPair(in: bytes) {
      bytes.extracting($0.key).isKey && (!$0.isText || bytes.extracting($0.value).isUTF8)
    }
  }

  /// - Returns: How many bytes the pairs take; nil when they are cut off, or `isLegal` said no.
  @inline(__always)
  private static func forEachPair(
    in bytes: Span<UInt8>, _ isLegal: (EncodedPair) -> Bool
  ) -> Int? {
    guard !bytes.isEmpty else { return nil }
    var position = 1
    for _ in 0..<bytes[0] {
      guard let pair = EncodedPair(in: bytes, at: position), isLegal(pair) else { return nil }
      position = pair.value.upperBound
    }
    return position
  }

  /// Where a pair stands in a payload.
  private struct EncodedPair {
    let isText: Bool
    let key: Range<Int>
    let value: Range<Int>

    /// Nil when there is no pair.
    @inline(__always)
    init?(in bytes: Span<UInt8>, at position: Int) {
      guard position + 2 <= bytes.count, bytes[position] <= Metadata.binaryKind else { return nil }
      self.isText = bytes[position] == Metadata.textKind
      self.key = position + 2..<position + 2 + Int(bytes[position + 1])
      guard !self.key.isEmpty, self.key.upperBound + 2 <= bytes.count else { return nil }
      let length = Int(bytes[self.key.upperBound]) << 8 | Int(bytes[self.key.upperBound + 1])
      self.value = self.key.upperBound + 2..<self.key.upperBound + 2 + length
      guard self.value.upperBound <= bytes.count else { return nil }
    }
  }
}

extension Span<UInt8> {
  fileprivate var isKey: Bool {
    for index in self.indices where !Metadata.isKeyByte(self[index]) { return false }
    return true
  }

  fileprivate var isUTF8: Bool {
    self.withUnsafeBytes { $0.isUTF8 }
  }
}
