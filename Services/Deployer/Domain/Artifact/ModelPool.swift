import ModelRuntime

/// The models in memory, one for each digest however many deployments serve it.
actor ModelPool {
  private let cache: ArtifactCache
  private let loader: any ArtifactLoader
  private var models: [ModelDigest: any ChatModel] = [:]
  private var loading: [ModelDigest: Task<any ChatModel, any Error>] = [:]

  /// Loads from `cache` by `loader`.
  init(cache: ArtifactCache, loader: any ArtifactLoader) {
    self.cache = cache
    self.loader = loader
  }

  /// The digests in memory.
  var digests: Set<ModelDigest> { Set(self.models.keys) }

  /// The model with these bytes, loaded from the verified cache when it is not in memory.
  ///
  /// - Throws: `ArtifactError`.
  func model(_ digest: ModelDigest) async throws -> any ChatModel {
    if let model = self.models[digest] { return model }
    let task = self.loading[digest] ?? self.startLoading(digest)
    defer { self.loading[digest] = nil }
    let model = try await task.value
    self.models[digest] = model
    return model
  }

  /// Forgets the models that no deployment needs any more.
  func keep(only digests: Set<ModelDigest>) {
    self.models = self.models.filter { digests.contains($0.key) }
  }

  /// The task is shared by all who wait for the same bytes, so it is no caller's child.
  private func startLoading(_ digest: ModelDigest) -> Task<any ChatModel, any Error> {
    let (cache, loader) = (self.cache, self.loader)
    let task = Task {
      let artifact = try cache.verified(digest)
      do {
        return try await loader.load(artifact, digest: digest)
      } catch let error as ModelRuntimeError where error.isPassing {
        throw ArtifactError.serverUnavailable(error.description)
      } catch { throw ArtifactError.unloadable("\(error)") }
    }
    self.loading[digest] = task
    return task
  }
}
