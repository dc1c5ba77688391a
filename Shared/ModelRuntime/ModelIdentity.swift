/// Which model answers.
public struct ModelIdentity: Hashable, Sendable, Codable {
  /// Who runs it: "local", later the name of a provider.
  public var provider: String
  /// "sha256:" and hex for the embedded model; the provider's model name otherwise.
  public var digest: String

  /// Creates an identity.
  public init(provider: String, digest: String) {
    self.provider = provider
    self.digest = digest
  }
}
