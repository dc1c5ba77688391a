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
    for entry in self {
      let keyBytes = entry.key.utf8.count
      guard (1...255).contains(keyBytes), entry.key.utf8.allSatisfy(Self.isKeyByte) else {
        throw .illegalKey(entry.key)
      }
      bytes += 4 + keyBytes + entry.value.bytes
    }
    guard bytes <= CallLimits.metadataBytes else { throw .tooLarge(bytes: bytes) }
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
