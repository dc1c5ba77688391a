import Crypto
import FoundationEssentials
import Glibc

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
    from secret: SymmetricKey, salt: Data, info: [UInt8], byteCount: Int,
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    precondition((1...Self.maximumBytes).contains(byteCount), "HKDF gives 1 to 8,160 bytes")
    let pseudorandomKey = salt.withUnsafeBytes { salt in
      secret.withUnsafeBytes { MessageAuthentication(key: salt).code(of: $0) }
    }
    let expander = pseudorandomKey.withUnsafeBytes { MessageAuthentication(key: $0) }
    return try withUnsafeTemporaryAllocation(byteCount: byteCount, alignment: 16) { bytes in
      defer { bytes.wipe() }
      Self.expand(expander, info, into: bytes)
      return try body(UnsafeRawBufferPointer(bytes))
    }
  }

  /// T(n) = HMAC(PRK, T(n - 1) | info | n), one after the other until the bytes are full.
  private static func expand(
    _ expander: MessageAuthentication, _ info: [UInt8], into bytes: UnsafeMutableRawBufferPointer
  ) {
    var previous = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[..<0])
    var number: UInt8 = 1
    for start in stride(from: 0, to: bytes.count, by: SHA256.byteCount) {
      let block = info.withUnsafeBytes { info in
        withUnsafeBytes(of: number) { expander.code(of: previous, info, $0) }
      }
      let place = UnsafeMutableRawBufferPointer(
        rebasing: bytes[start..<min(start + SHA256.byteCount, bytes.count)])
      block.withUnsafeBytes { place.copyMemory(from: .init(rebasing: $0[..<place.count])) }
      previous = UnsafeRawBufferPointer(place)
      number &+= 1
    }
  }
}

/// HMAC-SHA-256 under one key, for any number of messages.
private struct MessageAuthentication {
  /// The hash functions after the padded key.
  private let inner: SHA256
  private let outer: SHA256

  init(key: UnsafeRawBufferPointer) {
    guard key.count <= SHA256.blockByteCount else {
      var hash = SHA256()
      hash.update(bufferPointer: key)
      self = hash.finalize().withUnsafeBytes { MessageAuthentication(key: $0) }
      return
    }
    self.inner = Self.begin(key, 0x36)
    self.outer = Self.begin(key, 0x5c)
  }

  /// The code of a message that is given in parts.
  func code(of parts: UnsafeRawBufferPointer...) -> SHA256.Digest {
    var inner = self.inner
    for part in parts { inner.update(bufferPointer: part) }
    var outer = self.outer
    inner.finalize().withUnsafeBytes { outer.update(bufferPointer: $0) }
    return outer.finalize()
  }

  private static func begin(_ key: UnsafeRawBufferPointer, _ mask: UInt8) -> SHA256 {
    withUnsafeTemporaryAllocation(byteCount: SHA256.blockByteCount, alignment: 16) { block in
      defer { block.wipe() }
      for index in 0..<block.count {
        block[index] = (index < key.count ? key[index] : 0) ^ mask
      }
      var hash = SHA256()
      hash.update(bufferPointer: UnsafeRawBufferPointer(block))
      return hash
    }
  }
}

extension UnsafeMutableRawBufferPointer {
  /// Overwrites the bytes, which the compiler must not leave out.
  fileprivate func wipe() {
    if let start = self.baseAddress { explicit_bzero(start, self.count) }
  }
}
