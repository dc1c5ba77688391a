package import HTTPClient
package import ModelRuntime

/// Inference Endpoints of models that were trained as jobs on the Hub.
///
/// An endpoint's name follows from the commit of its model: so a model has one, whoever asks for it and however often,
/// and what was created without an answer is found again.
package struct HubEndpoints: Sendable {
  /// What an endpoint is for.
  package struct Model: Hashable, Sendable {
    /// The adapter.
    package let adapter: HubModelReference
    /// Its base model.
    package let base: String
    /// The commit of that; nil takes its newest.
    package let baseRevision: String?

    package init(adapter: HubModelReference, base: String, baseRevision: String?) {
      self.adapter = adapter
      self.base = base
      self.baseRevision = baseRevision
    }

    /// Reads what a manifest says.
    ///
    /// - Throws: `ModelRuntimeError.artifactRejected`.
    package init(_ manifest: FineTunedArtifact) throws(ModelRuntimeError) {
      guard let adapter = HubModelReference(manifest.model) else {
        throw .artifactRejected(
          reason: "the manifest names no commit of a model on the Hub; train it again")
      }
      self.init(
        adapter: adapter, base: manifest.baseModel, baseRevision: manifest.baseModelRevision)
    }

    /// The name of its endpoint, at most 32 letters, digits and hyphens.
    package var endpointName: String { "ctp-\(self.adapter.revision.prefix(20))" }
  }

  let access: HubAccess
  let serving: HubServing
  let exchange: HubEndpointExchange
  private let time: TimeSource

  /// - Parameters:
  ///   - access: Whose endpoints.
  ///   - serving: How they are served.
  ///   - http: Sends; the access's own client unless a test brings another.
  ///   - time: This machine's unless a test brings another.
  package init(
    _ access: HubAccess, _ serving: HubServing, over http: (any HTTPExchange)? = nil,
    time: TimeSource = .system
  ) {
    self.access = access
    self.serving = serving
    self.exchange = HubEndpointExchange(
      access: access, http: http ?? serving.client, hub: http ?? access.client)
    self.time = time
  }

  /// The endpoint that answers with a model: made if there is none, started if it rests, and waited for.
  ///
  /// - Returns: Where chats are completed, for example `https://host/v1`.
  /// - Throws: `ModelRuntimeError`, `CancellationError`.
  package func address(of model: Model) async throws -> String {
    let deadline = self.time.elapsed() + self.serving.patience
    var pause = Duration.seconds(2)
    while true {
      do {
        if let url = try await self.step(towards: model) { return "\(url)/v1" }
      } catch let error as ModelRuntimeError where Self.isPassing(error) {
        // Whatever was asked for may have been done: the next look tells.
        if self.time.elapsed() >= deadline { throw error }
      }
      guard self.time.elapsed() < deadline else {
        throw ModelRuntimeError.timedOut(provider: HubAccess.name)
      }
      try await self.time.sleep(pause)
      pause = min(pause * 1.5, .seconds(30))
    }
  }

  /// Lets the endpoint of a model rest until somebody asks it. One that is not there rests.
  ///
  /// - Throws: `ModelRuntimeError`, `CancellationError`.
  package func scaleToZero(_ model: Model) async throws {
    guard let endpoint = try await self.endpoint(of: model), endpoint.state == .running else {
      return
    }
    try await self.exchange.post(
      self.place(model.endpointName) + "/scale-to-zero", "let the endpoint rest")
  }

  /// Removes the endpoint of a model, if there is one.
  ///
  /// - Throws: `ModelRuntimeError`, `CancellationError`.
  package func remove(named name: String) async throws {
    try await self.exchange.delete(self.place(name), "remove the endpoint")
  }

  /// The endpoint of a model; nil when there is none.
  ///
  /// - Throws: `ModelRuntimeError`, `CancellationError`.
  package func endpoint(of model: Model) async throws -> HubEndpoint? {
    try await self.exchange.endpoint(self.place(model.endpointName))
  }

  /// Does the next thing that is missing.
  ///
  /// - Returns: Where it answers; nil while something is missing.
  private func step(towards model: Model) async throws -> String? {
    guard let endpoint = try await self.endpoint(of: model) else {
      try await self.create(model)
      return nil
    }
    guard endpoint.type != "public" else {
      throw self.misconfigured("the endpoint \(endpoint.name) is public; remove it")
    }
    switch endpoint.state {
    case .failed:
      throw self.misconfigured("the endpoint \(endpoint.name) failed: \(endpoint.message)")
    case .paused:
      try await self.exchange.post(self.place(endpoint.name) + "/resume", "start the endpoint")
      return nil
    case .running, .scaledToZero:
      // Asking wakes one that rests.
      guard let url = endpoint.url, try await self.exchange.isHealthy(url) else { return nil }
      return url
    case .starting: return nil
    }
  }

  private func create(_ model: Model) async throws {
    // vLLM takes an adapter by its repository alone: nothing may have been added to that since.
    let head = try await self.exchange.head(of: model.adapter.repository)
    guard head.sha == model.adapter.revision else {
      throw self.misconfigured(
        "\(model.adapter.repository) is no longer at the commit that was trained and evaluated")
    }
    guard head.isPrivate else {
      throw self.misconfigured("\(model.adapter.repository) is not private")
    }
    try await self.exchange.create(
      HubEndpointOrder(
        name: model.endpointName, adapter: model.adapter, base: model.base,
        baseRevision: model.baseRevision, serving: self.serving, token: self.access.jobToken),
      at: "\(self.serving.baseURL)/endpoint/\(PercentEncoding.encode(self.access.namespace))")
  }

  private func place(_ name: String) -> String {
    let path = [self.access.namespace, name].map(PercentEncoding.encode).joined(separator: "/")
    return "\(self.serving.baseURL)/endpoint/\(path)"
  }

  private func misconfigured(_ reason: String) -> ModelRuntimeError {
    .misconfigured(provider: HubAccess.name, reason: reason)
  }

  private static func isPassing(_ error: ModelRuntimeError) -> Bool {
    switch error {
    case .unreachable, .rateLimited, .timedOut: true
    case .provider(_, let status, _, _): status >= 500 || status == 408 || status == 409
    default: false
    }
  }
}
