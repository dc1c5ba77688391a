import Synchronization

/// The secrets of the process, to be kept out of everything it prints.
public final class SecretRegistry: Sendable {
  /// Shorter values would blank out ordinary words.
  private static let minimumLength = 6
  static let replacement = "[redacted]"

  private let secrets = Mutex<[String]>([])

  /// A registry that knows no secret yet.
  public init() {}

  /// Hides `secret` wherever it appears from now on.
  public func register(_ secret: String) {
    guard secret.utf8.count >= Self.minimumLength else { return }
    self.secrets.withLock { secrets in
      guard !secrets.contains(secret) else { return }
      secrets.append(secret)
      // A secret that contains another one is replaced first, and as a whole.
      secrets.sort { $0.utf8.count > $1.utf8.count }
    }
  }

  /// `text` without the registered secrets.
  public func redact(_ text: String) -> String {
    let secrets = self.secrets.withLock { $0 }
    var text = text
    for secret in secrets where text.contains(secret) {
      text = text.split(separator: secret, omittingEmptySubsequences: false)
        .joined(separator: Self.replacement)
    }
    return text
  }
}
