import FoundationEssentials
public import LocalModel

/// Turns an artefact into a model that answers.
public struct ModelLoader: Sendable {
  /// Makes the client of one provider from an artefact and the digest it must have.
  public typealias Factory =
    @Sendable (_ artifact: ArtifactContents, _ expectedDigest: String?) async throws ->
    any ChatModel

  private var factories: [String: Factory]

  /// A loader for the embedded model; others are added with `register`.
  public init() {
    self.factories = [
      "local": { artifact, digest in
        try LocalChatModel(artifact, expectedDigest: digest)
      }
    ]
  }

  /// Adds or replaces the factory of a provider.
  public mutating func register(provider: String, factory: @escaping Factory) {
    self.factories[provider] = factory
  }

  /// Loads the model of an artefact; its manifest names the provider.
  ///
  /// - Parameters:
  ///   - artifact: The artefact.
  ///   - expectedDigest: Identity the model must have; `nil` takes any.
  /// - Throws: `ModelRuntimeError`.
  public func load(
    from artifact: ArtifactContents, expectedDigest: String? = nil
  ) async throws -> any ChatModel {
    let provider = try self.provider(of: artifact)
    guard let factory = self.factories[provider] else {
      throw ModelRuntimeError.unknownProvider(provider)
    }
    return try await factory(artifact, expectedDigest)
  }

  private func provider(of artifact: ArtifactContents) throws(ModelRuntimeError) -> String {
    /// The one field every provider's manifest has.
    struct Header: Decodable {
      var provider: String
    }
    let name = "\(artifact.name)/\(ModelManifest.fileName)"
    guard let bytes = try? artifact.content(of: ModelManifest.fileName) else {
      throw .artifactRejected(
        reason: "the model artefact has no readable manifest at \(name); fetch it again")
    }
    guard let header = try? JSONDecoder().decode(Header.self, from: bytes) else {
      throw .artifactRejected(
        reason: "\(name) is not a model manifest; fetch the artefact again")
    }
    return header.provider
  }
}
