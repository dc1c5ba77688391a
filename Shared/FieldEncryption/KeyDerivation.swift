import Crypto

/// HKDF with HMAC-SHA-256 (RFC 5869, RFC 2104).
///
/// The library's own is generic over its hash and runs unspecialised here: with it a derivation takes longer than
/// everything else that sealing a conversation does. The hash and its comparison stay the library's.
enum KeyDerivation {
  /// The most that one derivation gives: 255 blocks.
  static let maximumBytes = 255 * SHA256.byteCount

  /// Derives bytes for a purpose and hands them to `body`; they are overwritten afterwards.
  ///
  /// - Parameters:
  ///   - secret: The input keying material.
  ///   - salt: Not secret; empty for none.
  ///   - info: What the bytes are for.
  ///   - byteCount: How many, 1 to `maximumBytes`.
  static func derive<Result>(
    from secret: SymmetricKey, salt: UnsafeRawBufferPointer, info: [UInt8], byteCount: Int,
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    precondition((1...Self.maximumBytes).contains(byteCount), "HKDF gives 1 to 8,160 bytes")
    let longest = max(secret.bitCount / 8, SHA256.byteCount + info.count + 1)
    return try MessageAuthentication.withScratch(forMessagesOf: longest) { authentication in
      let pseudorandomKey = secret.withUnsafeBytes { authentication.code(key: salt, $0) }
      return try withUnsafeTemporaryAllocation(byteCount: byteCount, alignment: 16) { bytes in
        defer { bytes.wipe() }
        pseudorandomKey.withUnsafeBytes { Self.expand($0, info, authentication, into: bytes) }
        return try body(UnsafeRawBufferPointer(bytes))
      }
    }
  }

  /// T(n) = HMAC(PRK, T(n - 1) | info | n), one after the other until the bytes are full.
  private static func expand(
    _ key: UnsafeRawBufferPointer, _ info: [UInt8], _ authentication: MessageAuthentication,
    into bytes: UnsafeMutableRawBufferPointer
  ) {
    var previous = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[..<0])
    var number: UInt8 = 1
    for start in stride(from: 0, to: bytes.count, by: SHA256.byteCount) {
      let block = info.withUnsafeBytes { authentication.code(key: key, previous, $0, number) }
      let place = UnsafeMutableRawBufferPointer(
        rebasing: bytes[start..<min(start + SHA256.byteCount, bytes.count)])
      block.withUnsafeBytes { place.copyMemory(from: .init(rebasing: $0[..<place.count])) }
      previous = UnsafeRawBufferPointer(place)
      number &+= 1
    }
  }
}

/// HMAC-SHA-256.
///
/// The padded key and the message are hashed as one piece of memory: a hash that is begun, copied or fed in parts
/// costs more than hashing a block.
private struct MessageAuthentication {
  /// A block for the padded key, then the message.
  private let scratch: UnsafeMutableRawBufferPointer

  private static let innerPad: UInt8 = 0x36
  private static let outerPad: UInt8 = 0x5c

  /// Lends `body` memory for messages of up to `byteCount` bytes, and overwrites it.
  static func withScratch<Result>(
    forMessagesOf byteCount: Int, _ body: (MessageAuthentication) throws -> Result
  ) rethrows -> Result {
    let byteCount = SHA256.blockByteCount + max(byteCount, SHA256.byteCount)
    return try withUnsafeTemporaryAllocation(byteCount: byteCount, alignment: 16) { scratch in
      defer { scratch.wipe() }
      return try body(MessageAuthentication(scratch: scratch))
    }
  }

  /// The code of a message: `first`, `second`, and `last` if there is one.
  func code(
    key: UnsafeRawBufferPointer, _ first: UnsafeRawBufferPointer,
    _ second: UnsafeRawBufferPointer = UnsafeRawBufferPointer(start: nil, count: 0),
    _ last: UInt8? = nil
  ) -> SHA256.Digest {
    guard key.count <= SHA256.blockByteCount else {
      return Self.hash(key).withUnsafeBytes { self.code(key: $0, first, second, last) }
    }
    for index in 0..<SHA256.blockByteCount {
      self.scratch[index] = (index < key.count ? key[index] : 0) ^ Self.innerPad
    }
    var end = SHA256.blockByteCount
    end = self.put(first, at: end)
    end = self.put(second, at: end)
    if let last {
      self.scratch[end] = last
      end += 1
    }
    let inner = Self.hash(UnsafeRawBufferPointer(rebasing: self.scratch[..<end]))
    for index in 0..<SHA256.blockByteCount {
      self.scratch[index] ^= Self.innerPad ^ Self.outerPad
    }
    end = inner.withUnsafeBytes { self.put($0, at: SHA256.blockByteCount) }
    return Self.hash(UnsafeRawBufferPointer(rebasing: self.scratch[..<end]))
  }

  /// Copies a part of the message, and returns where the next one begins.
  private func put(_ part: UnsafeRawBufferPointer, at start: Int) -> Int {
    let end = start + part.count
    UnsafeMutableRawBufferPointer(rebasing: self.scratch[start..<end]).copyMemory(from: part)
    return end
  }

  private static func hash(_ bytes: UnsafeRawBufferPointer) -> SHA256.Digest {
    var hash = SHA256()
    hash.update(bufferPointer: bytes)
    return hash.finalize()
  }
}
