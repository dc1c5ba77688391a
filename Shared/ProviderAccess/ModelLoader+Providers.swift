import HTTPClient
package import ModelRuntime

extension ModelLoader {
  /// Adds the clients of providers that train models and keep them.
  ///
  /// One that is not configured gets a client that says what to configure: the artefact is whole, and another machine
  /// may serve it.
  package mutating func register(_ settings: ProviderSettings) {
    for provider in settings.providers {
      self.register(provider: provider.name) { artifact, expectedDigest in
        let (manifest, digest) = try FineTunedArtifact.verified(
          artifact, expectedDigest: expectedDigest)
        switch provider {
        case .configured(let access):
          return IdentifiedModel(
            access.chatModel(manifest.model),
            identity: ModelIdentity(provider: manifest.provider, digest: digest))
        case .missing(let name, let reason):
          throw ModelRuntimeError.misconfigured(provider: name, reason: reason)
        }
      }
    }
  }
}

extension ProviderAccess {
  /// The client of a model of this provider.
  ///
  /// - Parameter model: The provider's name for it; at Azure the deployment that is configured stands for it.
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
        model: self.deployment ?? model, quirks: quirks),
      client: RetryingClient(self.client, policy: .interactive))
  }
}
