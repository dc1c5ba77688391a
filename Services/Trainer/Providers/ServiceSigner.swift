package import FoundationEssentials
package import ServiceKit

/// Signs manifests with the service's own key.
package struct ServiceSigner: ManifestSigner {
  private let key: SigningKey

  package init(_ key: SigningKey) { self.key = key }

  package var keyID: String { self.key.keyID }

  package func signature(over bytes: Data) throws -> Data { try self.key.sign(bytes) }
}
