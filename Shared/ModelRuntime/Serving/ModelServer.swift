public import HTTPClient
import LocalModel

/// A server that answers with the artefacts of commands, as this service's settings describe it.
///
/// Where patients' words go is decided by these settings alone: an artefact only says which of the servers it means.
public struct ModelServer: Sendable {
  /// What adapters of this server need, where they are loaded while it runs.
  public struct AdapterSettings: Sendable {
    /// Where the server reads adapters.
    public var volume: AdapterVolume
    /// What it takes.
    public var limits: AdapterLimits

    /// Creates settings.
    public init(volume: AdapterVolume, limits: AdapterLimits = AdapterLimits()) {
      self.volume = volume
      self.limits = limits
    }
  }

  /// What it is called in settings, errors, logs and health.
  public let name: String
  /// What kind it is.
  public let engine: ServingEngine
  /// What comes before `/chat/completions`.
  public var baseURL: String { self.endpoint.baseURL }
  /// Loads adapters; nil where nobody does while the server runs.
  public let adapters: AdapterHost?

  private let endpoint: ChatEndpoint
  private let client: CurlClient
  private let chats: RetryingClient

  /// Describes a server.
  ///
  /// - Parameters:
  ///   - name: What it is called.
  ///   - engine: What kind it is.
  ///   - baseURL: For example `http://127.0.0.1:8000/v1`.
  ///   - authentication: What authenticates requests.
  ///   - client: Sends, to this server alone.
  ///   - adapters: Nil where adapters are not loaded while it runs.
  ///   - owner: As for `AdapterHost`.
  ///   - time: Measures, and tells the date.
  public init(
    name: String, engine: ServingEngine, baseURL: String,
    authentication: ChatEndpoint.Authentication = .none, client: CurlClient,
    adapters: AdapterSettings? = nil, owner: String? = nil, time: TimeSource = .system
  ) {
    let endpoint = ChatEndpoint(
      provider: name, baseURL: baseURL, authentication: authentication, model: "",
      quirks: engine.quirks)
    let chats = RetryingClient(client, policy: .interactive, time: time)
    self.name = name
    self.engine = engine
    self.endpoint = endpoint
    self.client = client
    self.chats = chats
    if let adapters, case .atRuntime(let paths) = engine.adapterLoading {
      self.adapters = AdapterHost(
        name: name, client: LoRAClient(endpoint, engine: engine, paths: paths, client: client),
        volume: adapters.volume, limits: adapters.limits, owner: owner, time: time
      ) { adapter in
        Self.chat(adapter.text, endpoint.choosing(adapter, on: engine), chats)
      }
    } else {
      self.adapters = nil
    }
  }

  /// The client of an artefact that this server answers with.
  ///
  /// - Throws: `ModelRuntimeError`, `CancellationError`.
  public func model(for artifact: VerifiedArtifact) async throws -> any ChatModel {
    guard let serving = artifact.manifest.serving else {
      throw ModelRuntimeError.artifactRejected(
        reason: "\(artifact.contents.name) does not say which server answers with it; retrain")
    }
    let identity = ModelIdentity(provider: self.name, digest: artifact.digest)
    guard artifact.manifest.kind == .adapter else {
      return IdentifiedModel(
        Self.chat(serving.model, self.endpoint, self.chats), identity: identity)
    }
    if let host = self.adapters {
      let adapter = try Adapter(artifact)
      try await host.ensure(adapter)
      return AdapterModel(
        adapter, on: host,
        asking: Self.chat(
          adapter.name.text, self.endpoint.choosing(adapter.name, on: self.engine), self.chats))
    }
    return try await self.startedWith(artifact, serving.model, identity)
  }

  /// The client of an adapter that the server was started with.
  private func startedWith(
    _ artifact: VerifiedArtifact, _ model: String, _ identity: ModelIdentity
  ) async throws -> any ChatModel {
    var endpoint = self.endpoint
    switch self.engine {
    case .llamaCpp:
      let name = try Adapter(artifact).name
      let adapters = LlamaCppAdapters(endpoint, client: self.client)
      _ = try await adapters.id(of: name)
      return LlamaCppAdapterModel(name, identity: identity, adapters: adapters) {
        [endpoint, chats] id in
        var endpoint = endpoint
        endpoint.adapter = .llamaCpp(id)
        return Self.chat(name.text, endpoint, chats)
      }
    case .textGenerationInference: endpoint.adapter = .textGenerationInference(model)
    case .sgLang: endpoint.adapter = .sgLang(model)
    case .vLLM, .openAI, .azureOpenAI, .huggingFaceRouter, .huggingFaceEndpoint: break
    }
    return IdentifiedModel(Self.chat(model, endpoint, self.chats), identity: identity)
  }

  private static func chat(
    _ model: String, _ endpoint: ChatEndpoint, _ client: RetryingClient
  ) -> OpenAICompatibleModel {
    var endpoint = endpoint
    endpoint.model = model
    return OpenAICompatibleModel(endpoint, client: client)
  }
}

extension ChatEndpoint {
  /// The endpoint with an adapter that was loaded while the server runs.
  fileprivate func choosing(_ adapter: AdapterName, on engine: ServingEngine) -> ChatEndpoint {
    var endpoint = self
    if engine == .sgLang { endpoint.adapter = .sgLang(adapter.text) }
    return endpoint
  }
}
