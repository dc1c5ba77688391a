public import FieldEncryption

/// Which key of which key service, and how it is asked.
public struct TransitConfiguration: Sendable {
  /// What else, besides the key's own content, a wrapped key is bound to by the key service.
  public enum Binding: String, Sendable, CaseIterable {
    /// Nothing: for keys that are not derived.
    case content
    /// The key is derived from a context (`derived=true`): a wrapped key opens for its service and version
    /// only.
    case context
    /// The service and version are authenticated with it (`associated_data`), which `rewrap` does not know.
    case associatedData = "associated-data"
  }

  /// Where the service is, for example "https://vault.hospital.example:8200".
  public let url: String
  /// Where its Transit engine is mounted.
  public let mount: String
  /// The name of the key.
  public let key: String
  /// The namespace of both; nil where there are none.
  public let namespace: String?
  /// PEM file of the authorities that the service's certificate comes from; nil for the system's.
  public let certificateAuthorityFile: String?
  /// What a wrapped key is bound to.
  public let binding: Binding
  /// How long one attempt may take.
  public var timeout: Duration
  /// How often it is asked at most before it counts as out of reach.
  public var attempts: Int
  /// How long it is waited at most after the first attempt; twice as long after each further one.
  public var backoff: Duration

  /// Checks what cannot be right.
  ///
  /// - Throws: `FieldEncryptionError.unusableRootKey` naming the part.
  public init(
    url: String, mount: String = "transit", key: String, namespace: String? = nil,
    certificateAuthorityFile: String? = nil, binding: Binding = .content,
    timeout: Duration = .seconds(5), attempts: Int = 5, backoff: Duration = .milliseconds(200)
  ) throws(FieldEncryptionError) {
    self.url = url.hasSuffix("/") ? String(url.dropLast()) : url
    self.mount = mount
    self.key = key
    self.namespace = namespace
    self.certificateAuthorityFile = certificateAuthorityFile
    self.binding = binding
    self.timeout = timeout
    self.attempts = attempts
    self.backoff = backoff
    guard self.url.hasPrefix("https://") || Self.isLocal(self.url) else {
      throw .unusableRootKey(
        reason: "the key service's URL is not https",
        remedy: "plain http is for an agent on this machine alone, as http://127.0.0.1:8200")
    }
    guard !key.isEmpty, key.utf8.allSatisfy(Self.isPathByte) else {
      throw Self.malformed("the name of its key")
    }
    let isPath = mount.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0 != "." && $0 != ".." && $0.utf8.allSatisfy(Self.isPathByte)
    }
    guard isPath else { throw Self.malformed("the mount of its Transit engine") }
  }

  /// `host:port`, as errors name it.
  var host: String {
    self.url.split(separator: "/").dropFirst().first.map(String.init) ?? self.url
  }

  private static func malformed(_ what: String) -> FieldEncryptionError {
    .unusableRootKey(
      reason: "\(what) has other characters than letters, digits, '.', '_' and '-'",
      remedy: "name it as the key service does")
  }

  private static func isPathByte(_ byte: UInt8) -> Bool {
    let character = Character(UnicodeScalar(byte))
    return character.isASCII
      && (character.isLetter || character.isNumber || "._-".contains(character))
  }

  private static func isLocal(_ url: String) -> Bool {
    guard url.hasPrefix("http://") else { return false }
    let authority = url.dropFirst("http://".count).prefix { $0 != "/" }
    guard !authority.contains("@") else { return false }
    let host =
      authority.hasPrefix("[")
      ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
    return ["127.0.0.1", "localhost", "[::1]"].contains(String(host))
  }
}
