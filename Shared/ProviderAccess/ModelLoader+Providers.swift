import HTTPClient
package import ModelRuntime

extension ModelLoader {
  /// Adds the clients of providers that train models and keep them.
  ///
  /// One that is not configured gets a client that says what to configure: the artefact is whole, and another machine
  /// may serve it.
  package mutating func register(_ settings: ProviderSettings) {
    self.register(provider: HubAccess.name) { artifact, expectedDigest in
      let (manifest, digest) = try FineTunedArtifact.verified(
        artifact, expectedDigest: expectedDigest)
      return IdentifiedModel(
        try await settings.hub.chatModel(manifest),
        identity: ModelIdentity(provider: manifest.provider, digest: digest))
    }
    for provider in settings.providers {
      self.register(provider: provider.name) { artifact, expectedDigest in
        let (manifest, digest) = try FineTunedArtifact.verified(
          artifact, expectedDigest: expectedDigest)
        switch provider {
        case .configured(let access):
          try await access.deploy(manifest)
          return IdentifiedModel(
            access.chatModel(manifest.deployment ?? manifest.model),
            identity: ModelIdentity(provider: manifest.provider, digest: digest))
        case .missing(let name, let reason):
          throw ModelRuntimeError.misconfigured(provider: name, reason: reason)
        }
      }
    }
  }
}

extension ProviderAccess {
  /// Time between two looks at a deployment.
  private static let deploymentInterval = Duration.seconds(5)
  /// Looks at a deployment before its model is given up: half an hour.
  private static let deploymentLooks = 360

  /// Has the model's deployment back where it needs one: Azure removes those that nobody has asked for 15 days.
  fileprivate func deploy(_ manifest: FineTunedArtifact) async throws {
    guard let deployments = self.deployments, let name = manifest.deployment else { return }
    var looks = 0
    do {
      try await deployments.ready(name, of: manifest.model) {
        looks += 1
        guard looks < Self.deploymentLooks else {
          throw DeploymentError.unavailable(reason: "\(name) was not ready in half an hour")
        }
        try await Task.sleep(for: Self.deploymentInterval)
      }
    } catch DeploymentError.unavailable(let reason) {
      throw ModelRuntimeError.unreachable(provider: self.name, reason: reason)
    } catch let error as DeploymentError {
      throw ModelRuntimeError.misconfigured(provider: self.name, reason: error.description)
    }
  }

  /// The client of a model of this provider.
  ///
  /// - Parameter model: The provider's name for it; at Azure that of its deployment.
  package func chatModel(_ model: String) -> any ChatModel {
    let credential = self.credential
    let secret: ChatEndpoint.Authentication.Secret = { isRefused in
      try await credential.secret(renewing: isRefused).value
    }
    let quirks: ChatQuirks =
      switch self.surface {
      case .openAI: .openAI
      case .azure: .azureV1
      case .azureDated(let version): .azureDated(version: version)
      }
    return OpenAICompatibleModel(
      ChatEndpoint(
        provider: self.name, baseURL: self.baseURL,
        authentication: credential.scheme == .bearer
          ? .bearer(secret) : .header(credential.scheme.field, secret),
        model: model, quirks: quirks),
      client: RetryingClient(self.client, policy: .interactive))
  }
}
