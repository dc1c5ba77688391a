import HTTPClient
package import ModelRuntime

extension HubAccess {
  /// The client of a model that was trained as a job on the Hub. Its endpoint answers by the time there is one.
  ///
  /// - Throws: `ModelRuntimeError`, `CancellationError`.
  package func chatModel(_ manifest: FineTunedArtifact) async throws -> any ChatModel {
    guard let serving = self.serving else {
      throw ModelRuntimeError.misconfigured(
        provider: Self.name,
        reason: "HF_SERVING is not set for this service; set it to endpoint, or serve the adapter"
          + " by a server of your own")
    }
    let model = try HubEndpoints.Model(manifest)
    return self.chatModel(
      model.endpointName, at: try await HubEndpoints(self, serving).address(of: model))
  }

  /// The client of a model that an endpoint answers with.
  ///
  /// - Parameters:
  ///   - model: Its name there.
  ///   - address: What `HubEndpoints` gives.
  package func chatModel(_ model: String, at address: String) -> any ChatModel {
    let credential = self.credential
    return OpenAICompatibleModel(
      ChatEndpoint(
        provider: Self.name, baseURL: address,
        authentication: .bearer { isRefused in
          try await credential.secret(renewing: isRefused).value
        },
        model: model, quirks: .huggingFaceEndpoint),
      client: RetryingClient(self.serving?.client ?? self.client, policy: .interactive))
  }
}

extension HubAvailability {
  /// Makes the client of a model from its manifest.
  ///
  /// - Throws: `ModelRuntimeError`, `CancellationError`.
  func chatModel(_ manifest: FineTunedArtifact) async throws -> any ChatModel {
    switch self {
    case .configured(let access): return try await access.chatModel(manifest)
    case .missing(let reason):
      throw ModelRuntimeError.misconfigured(provider: HubAccess.name, reason: reason)
    }
  }
}
