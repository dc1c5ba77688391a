public import FoundationEssentials

/// Turns an artefact directory into a model that answers.
public struct ModelLoader: Sendable {
  /// Makes the client of one provider from an artefact directory and the digest it must have.
  public typealias Factory =
    @Sendable (_ directory: URL, _ expectedDigest: String?) async throws -> any ChatModel

  private var factories: [String: Factory]

  /// A loader for the embedded model; others are added with `register`.
  public init() {
    self.factories = [
      "local": { directory, digest in
        try LocalChatModel(artifact: directory, expectedDigest: digest)
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
  ///   - directory: The artefact.
  ///   - expectedDigest: Identity the model must have; `nil` takes any.
  /// - Throws: `ModelRuntimeError`.
  public func load(
    from directory: URL, expectedDigest: String? = nil
  ) async throws -> any ChatModel {
    let provider = try self.provider(of: directory)
    guard let factory = self.factories[provider] else {
      throw ModelRuntimeError.unknownProvider(provider)
    }
    return try await factory(directory, expectedDigest)
  }

  private func provider(of directory: URL) throws(ModelRuntimeError) -> String {
    /// The one field every provider's manifest has.
    struct Header: Decodable {
      var provider: String
    }
    let manifest = directory.appending(path: "manifest.json", directoryHint: .notDirectory)
    guard let bytes = try? Data(contentsOf: manifest) else {
      throw .artifactRejected(
        reason: "the model artefact has no readable manifest at \(manifest.path); fetch it again")
    }
    guard let header = try? JSONDecoder().decode(Header.self, from: bytes) else {
      throw .artifactRejected(
        reason: "\(manifest.path) is not a model manifest; fetch the artefact again")
    }
    return header.provider
  }
}
