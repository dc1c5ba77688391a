/// Why metadata cannot be sent.
package enum MetadataError: Error, Hashable, Sendable {
  case illegalKey(String)
  case tooManyEntries(Int)
  case tooLarge(bytes: Int)

  /// What the caller is told.
  package var message: String {
    switch self {
    case .illegalKey(let key):
      "metadata key \"\(key)\" is not 1 to 255 characters out of a-z 0-9 - _ ."
    case .tooManyEntries(let count):
      "\(count) metadata entries where \(CallLimits.metadataEntries) are allowed"
    case .tooLarge(let bytes):
      "metadata of \(bytes) bytes where \(CallLimits.metadataBytes) are allowed"
    }
  }
}

extension Metadata {
  /// Checks that this can be sent.
  package func checkEncodable() throws(MetadataError) {
    guard self.count <= CallLimits.metadataEntries else { throw .tooManyEntries(self.count) }
    var bytes = 0
    try self.forEachPair { key, value, _ throws(MetadataError) in
      guard (1...255).contains(key.count), key.allSatisfy(Self.isKeyByte) else {
        throw .illegalKey(String(decoding: key, as: UTF8.self))
      }
      bytes += 4 + key.count + value.count
    }
    guard bytes <= CallLimits.metadataBytes else { throw .tooLarge(bytes: bytes) }
  }
}
