import Crypto
import CryptoExtras
import FoundationEssentials

/// A root key as text: 32 random bytes in base64, or the salt and the cost with which a passphrase gives them.
///
///     reddytalk-root-key:v1:raw:<base64 of 32 bytes>
///     reddytalk-root-key:v1:scrypt:<log2 N>:<r>:<p>:<base64 of the salt>:<base64 of the check>
///
/// The check is HMAC-SHA-256 of the line before it under the derived key, so that a mistyped passphrase is
/// known as one before anything is unwrapped with it.
public enum RootKeyFile {
  private static let prefix = "reddytalk-root-key:v1:"
  /// scrypt's cost (RFC 7914): 128 * r * N = 128 MiB and about half a second.
  private static let logN = 17
  private static let r = 8
  private static let p = 1

  /// A new random key.
  public static func random() -> String {
    let key = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
    return Self.prefix + "raw:" + key.base64EncodedString()
  }

  /// A key that a passphrase opens.
  public static func protected(by passphrase: String) throws -> String {
    try Self.protected(by: passphrase, logN: Self.logN)
  }

  static func protected(by passphrase: String, logN: Int) throws -> String {
    let salt = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
    let head = Self.prefix + "scrypt:\(logN):\(Self.r):\(Self.p):" + salt.base64EncodedString()
    let key = try Self.derive(passphrase, salt, logN: logN, r: Self.r, p: Self.p)
    return head + ":" + Self.check(of: head, key).base64EncodedString()
  }

  /// Whether a passphrase is needed to read it.
  public static func needsPassphrase(_ text: String) -> Bool {
    text.hasPrefix(Self.prefix + "scrypt:")
  }

  /// Reads a root key.
  ///
  /// - Parameters:
  ///   - text: The line.
  ///   - name: Where it comes from, for errors.
  ///   - passphrase: For a key that has one.
  /// - Throws: `unusableRootKey` saying why and what to do.
  public static func read(
    _ text: String, name: String, passphrase: String? = nil
  ) throws(FieldEncryptionError) -> RootKey {
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    guard line.hasPrefix(Self.prefix) else { throw Self.unusable(name) }
    let fields = line.dropFirst(Self.prefix.count).split(
      separator: ":", omittingEmptySubsequences: false)
    switch fields.first {
    case "raw" where fields.count == 2:
      guard let bytes = Data(base64Encoded: String(fields[1])) else { throw Self.unusable(name) }
      return try RootKey(name: name, bytes: bytes)
    case "scrypt" where fields.count == 6:
      return try RootKey(name: name, bytes: Self.open(line, fields, name, passphrase))
    default: throw Self.unusable(name)
    }
  }

  private static func open(
    _ line: String, _ fields: [Substring], _ name: String, _ passphrase: String?
  ) throws(FieldEncryptionError) -> Data {
    guard let passphrase, !passphrase.isEmpty else {
      throw .unusableRootKey(
        reason: "\(name) is protected by a passphrase",
        remedy: "give it with REDDYTALK_ROOT_KEY_PASSPHRASE_FILE")
    }
    // Bounds on what a changed file may make this process spend: 1 GiB.
    guard let logN = Int(fields[1]), (10...20).contains(logN), let r = Int(fields[2]),
      (1...8).contains(r), let p = Int(fields[3]), (1...4).contains(p),
      let salt = Data(base64Encoded: String(fields[4])), salt.count >= 16,
      let check = Data(base64Encoded: String(fields[5]))
    else { throw Self.unusable(name) }
    let head = line.dropLast(fields[5].count + 1)
    let key: Data
    do {
      key = try Self.derive(passphrase, salt, logN: logN, r: r, p: p)
    } catch {
      throw .unusableRootKey(
        reason: "scrypt failed for \(name): \(error)", remedy: "give the process more memory")
    }
    let isRight = HMAC<SHA256>.isValidAuthenticationCode(
      check, authenticating: Data(head.utf8), using: SymmetricKey(data: key))
    guard isRight else {
      throw .unusableRootKey(
        reason: "the passphrase does not open \(name)", remedy: "give the one it was made with")
    }
    return key
  }

  private static func derive(
    _ passphrase: String, _ salt: Data, logN: Int, r: Int, p: Int
  ) throws -> Data {
    try KDF.Scrypt.deriveKey(
      from: Data(passphrase.utf8), salt: salt, outputByteCount: 32, rounds: 1 << logN,
      blockSize: r, parallelism: p
    ).withUnsafeBytes { Data($0) }
  }

  private static func check(of head: String, _ key: Data) -> Data {
    Data(HMAC<SHA256>.authenticationCode(for: Data(head.utf8), using: SymmetricKey(data: key)))
  }

  private static func unusable(_ name: String) -> FieldEncryptionError {
    .unusableRootKey(
      reason: "\(name) is no root key", remedy: "make one with 'reddytalk pki init'")
  }
}
