import FoundationEssentials
public import LocalModel

/// Turns an artefact into a model that answers.
public struct ModelLoader: Sendable {
  /// Makes the client of one provider from an artefact and the digest it must have.
  public typealias Factory =
    @Sendable (_ artifact: ArtifactContents, _ expectedDigest: String?) async throws ->
    any ChatModel

  /// Makes the client of a server that answers with an artefact whose digests were verified.
  public typealias ServingFactory =
    @Sendable (_ artifact: VerifiedArtifact) async throws -> any ChatModel

  private var factories: [String: Factory]
  /// By what is spoken with the server.
  private var servingFactories: [String: ServingFactory] = [:]

  /// A loader for the embedded model, also where a command made it; others are added with
  /// `register`.
  public init() {
    self.factories = [
      "local": { artifact, digest in
        try LocalChatModel(artifact, expectedDigest: digest)
      }
    ]
  }

  /// Adds or replaces the client that speaks `wireProtocol` with the server of an artefact that a
  /// command made.
  public mutating func register(
    serving wireProtocol: String, factory: @escaping ServingFactory
  ) {
    self.servingFactories[wireProtocol] = factory
  }

  /// Whether there is a client that speaks `wireProtocol`.
  public func canServe(_ wireProtocol: String) -> Bool {
    self.servingFactories[wireProtocol] != nil
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
    if let factory = self.factories[provider] {
      return try await factory(artifact, expectedDigest)
    }
    guard provider == CommandArtifact.providerName else {
      throw ModelRuntimeError.unknownProvider(provider)
    }
    return try await self.commandModel(in: artifact, expectedDigest: expectedDigest)
  }

  /// The model of an artefact that a command made: the embedded engine's, or a server's.
  private func commandModel(
    in artifact: ArtifactContents, expectedDigest: String?
  ) async throws -> any ChatModel {
    let (manifest, digest) = try CommandArtifact.verified(
      artifact, expectedDigest: expectedDigest)
    if manifest.kind == .dialogueModel {
      return try CommandArtifact.dialogueModel(in: artifact, digest: digest)
    }
    guard let serving = manifest.serving else {
      throw ModelRuntimeError.artifactRejected(
        reason: "the artefact \(artifact.name) does not say which server answers with it;"
          + " add artifact.serving to the command's profile and retrain")
    }
    guard let factory = self.servingFactories[serving.wireProtocol] else {
      throw ModelRuntimeError.unknownProvider(
        "\(CommandArtifact.providerName) (\(serving.wireProtocol))")
    }
    return try await factory(
      VerifiedArtifact(manifest: manifest, digest: digest, contents: artifact))
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
