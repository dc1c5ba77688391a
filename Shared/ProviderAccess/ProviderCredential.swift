package import HTTPTypes

/// Authenticates requests to a provider.
package protocol ProviderCredential: Sendable {
  /// Whether there may be another secret when this one was refused.
  var isRenewable: Bool { get }
  /// The field that the secret is sent in.
  var scheme: CredentialScheme { get }

  /// What authenticates a request.
  ///
  /// - Parameter renewing: Whether the last one was refused.
  /// - Throws: `CredentialError`, `CancellationError`.
  func secret(renewing: Bool) async throws -> ProviderSecret
}

extension ProviderCredential {
  /// The field that authenticates a request.
  ///
  /// - Parameter renewing: Whether the last secret was refused.
  /// - Throws: `CredentialError`, `CancellationError`.
  package func field(renewing: Bool) async throws -> HTTPField {
    let secret = try await self.secret(renewing: renewing)
    return HTTPField(name: self.scheme.field, value: self.scheme.value(of: secret))
  }
}

/// How a secret is sent.
package enum CredentialScheme: Hashable, Sendable {
  /// As `Authorization: Bearer` (RFC 6750).
  case bearer
  /// As `api-key`, which Azure wants of keys.
  case apiKey

  /// The name of the field.
  package var field: HTTPField.Name {
    switch self {
    case .bearer: .authorization
    case .apiKey: Self.apiKeyField
    }
  }

  /// The value of the field.
  package func value(of secret: ProviderSecret) -> String {
    self == .bearer ? "Bearer \(secret.value)" : secret.value
  }

  private static let apiKeyField: HTTPField.Name = {
    guard let name = HTTPField.Name("api-key") else {
      preconditionFailure("the name of a field is made of letters")
    }
    return name
  }()
}

/// A key that stays the same.
package struct ProviderKey: ProviderCredential {
  package let scheme: CredentialScheme
  package let isRenewable = false
  private let key: ProviderSecret

  package init(_ key: ProviderSecret, as scheme: CredentialScheme) {
    self.key = key
    self.scheme = scheme
  }

  package func secret(renewing: Bool) -> ProviderSecret { self.key }
}
