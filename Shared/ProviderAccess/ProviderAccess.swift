package import HTTPClient
package import HTTPTypes

/// Where a provider is, in which of its dialects it is spoken to, and on whose account.
package struct ProviderAccess: Sendable {
  /// The dialects.
  package enum Surface: Hashable, Sendable {
    /// OpenAI's own, and that of those who copy it.
    case openAI
    /// Azure's version 1, with OpenAI's forms; the value of `api-version`, where one is sent.
    case azure(version: String?)
    /// Azure's dated interface, which has forms of its own and wants its version with every request.
    case azureDated(version: String)

    /// What is sent as `api-version`; nil for nothing.
    package var version: String? {
      switch self {
      case .openAI: nil
      case .azure(let version): version
      case .azureDated(let version): version
      }
    }
  }

  /// The provider's name: `openai` or `azure-openai`.
  package let name: String
  /// The dialect.
  package let surface: Surface
  /// Without a slash at its end.
  package let baseURL: String
  /// Fields that say on whose account requests go.
  package let accountFields: [HTTPField]
  /// Authenticates requests.
  package let credential: any ProviderCredential
  /// Makes models answer; nil where they do so by their own names, and where that is not configured.
  package let deployments: AzureDeployments?
  /// Sends requests to the provider's host, and to no other.
  package let client: CurlClient

  package init(
    name: String, surface: Surface, baseURL: String, accountFields: [HTTPField] = [],
    credential: any ProviderCredential, deployments: AzureDeployments? = nil, client: CurlClient
  ) {
    self.name = name
    self.surface = surface
    self.baseURL = baseURL.withoutTrailingSlashes
    self.accountFields = accountFields
    self.credential = credential
    self.deployments = deployments
    self.client = client
  }

  /// OpenAI's name.
  package static let openAIName = "openai"
  /// Azure's name.
  package static let azureName = "azure-openai"
}

/// Whether a provider can be used by this service.
package enum ProviderAvailability: Sendable {
  /// It is configured.
  case configured(ProviderAccess)
  /// It is not; which settings are missing.
  case missing(name: String, reason: String)

  /// The provider's name.
  package var name: String {
    switch self {
    case .configured(let access): access.name
    case .missing(let name, _): name
    }
  }
}
