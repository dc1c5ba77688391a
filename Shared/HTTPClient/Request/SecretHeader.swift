public import HTTPTypes

/// Tells which header fields authenticate a request.
///
/// Such fields are never printed, and never follow a redirect to another origin.
public enum SecretHeader {
  /// Parts of names, since every provider has a name of its own: `api-key`, `x-api-key`, `X-Vault-Token`,
  /// `X-IDENTITY-HEADER`.
  private static let marks = [
    "authorization", "cookie", "api-key", "apikey", "token", "secret", "password",
    "identity-header",
    "signature", "credential",
  ]

  /// Whether the field's value is a secret.
  public static func isSecret(_ name: HTTPField.Name) -> Bool {
    let canonical = name.canonicalName
    return self.marks.contains { canonical.contains($0) }
  }
}
