public import HTTPTypes

/// Takes secrets out of text by their values, so that a server that repeats what it was told tells nobody.
public struct Redactor: Sendable {
  /// What stands where a secret was.
  public static let replacement = "[redacted]"
  /// Shorter values would blank out ordinary words.
  private static let minimumBytes = 6

  private var secrets: [String] = []

  /// Knows no secret.
  public init() {}

  /// Knows what authenticates a request: the values of its secret fields, and what follows a scheme such as `Bearer`.
  public init(_ headers: HTTPFields) {
    for field in headers where SecretHeader.isSecret(field.name) {
      self.add(field.value)
      if let space = field.value.firstIndex(of: " ") {
        self.add(String(field.value[field.value.index(after: space)...]))
      }
    }
  }

  /// Takes this out as well from now on; nothing shorter than six bytes.
  public mutating func add(_ secret: String) {
    guard secret.utf8.count >= Self.minimumBytes, !self.secrets.contains(secret) else { return }
    self.secrets.append(secret)
    // A secret that contains another one is replaced first, and as a whole.
    self.secrets.sort { $0.utf8.count > $1.utf8.count }
  }

  /// The text without the secrets.
  public func redact(_ text: String) -> String {
    var text = text
    for secret in self.secrets where text.contains(secret) {
      text = text.split(separator: secret, omittingEmptySubsequences: false)
        .joined(separator: Self.replacement)
    }
    return text
  }
}
