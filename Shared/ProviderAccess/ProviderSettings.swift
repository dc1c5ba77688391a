package import Configuration
import FoundationEssentials
import HTTPClient
import HTTPTypes
package import ServiceKit

/// The providers that the settings give access to: the same settings in every service.
package struct ProviderSettings: Sendable {
  /// OpenAI and Azure OpenAI, in this order.
  package let providers: [ProviderAvailability]
  /// Hugging Face.
  package let hub: HubAvailability

  /// Reads the settings, and the files of keys that they name.
  ///
  /// - Parameters:
  ///   - reader: Without a scope.
  ///   - secrets: Learns the keys, so that they are printed nowhere.
  /// - Throws: `ConfigurationError` for settings that cannot be used; missing ones only make a provider unavailable.
  package init(reader: ConfigReader, secrets: SecretRegistry) throws(ConfigurationError) {
    let source = SettingsSource(
      reader: reader, secrets: secrets, network: try ProviderNetwork(reader: reader))
    self.providers = [try source.openAI(), try source.azure()]
    self.hub = try source.hub()
  }

  /// The access to a provider; nil when it is not configured, or not known here.
  package func access(to name: String) -> ProviderAccess? {
    for case .configured(let access) in self.providers where access.name == name { return access }
    return nil
  }
}

/// Makes providers from settings.
struct SettingsSource {
  let reader: ConfigReader
  let secrets: SecretRegistry
  let network: ProviderNetwork

  func openAI() throws(ConfigurationError) -> ProviderAvailability {
    let key = try self.secret("openai.apiKey", file: "openai.apiKeyFile", "OPENAI_API_KEY_FILE")
    guard let key else {
      return .missing(
        name: ProviderAccess.openAIName, reason: "OPENAI_API_KEY is not set for this service")
    }
    let url = self.reader.string(forKey: "openai.baseUrl") ?? "https://api.openai.com/v1"
    return .configured(
      ProviderAccess(
        name: ProviderAccess.openAIName, surface: .openAI, baseURL: url,
        accountFields: [
          self.field("OpenAI-Organization", "openai.orgId"),
          self.field("OpenAI-Project", "openai.projectId"),
        ].compactMap { $0 },
        credential: ProviderKey(key, as: .bearer),
        client: try self.network.client(for: url, "OPENAI_BASE_URL")))
  }

  func azure() throws(ConfigurationError) -> ProviderAvailability {
    guard let endpoint = self.reader.string(forKey: "azure.openaiEndpoint"), !endpoint.isEmpty
    else {
      return .missing(
        name: ProviderAccess.azureName, reason: "AZURE_OPENAI_ENDPOINT is not set for this service")
    }
    guard let credential = try self.azureCredential() else {
      return .missing(
        name: ProviderAccess.azureName,
        reason: "none of AZURE_OPENAI_KEY, AZURE_CLIENT_ID with its secret, or"
          + " AZURE_OPENAI_MANAGED_IDENTITY=true is set for this service")
    }
    let surface = try self.azureSurface()
    let host = endpoint.withoutTrailingSlashes
    let url: String =
      if case .azureDated = surface { "\(host)/openai" } else { "\(host)/openai/v1" }
    return .configured(
      ProviderAccess(
        name: ProviderAccess.azureName, surface: surface, baseURL: url, credential: credential,
        deployments: try self.azureDeployments(host),
        client: try self.network.client(for: url, "AZURE_OPENAI_ENDPOINT")))
  }

  /// A date asks for the interface of that date; `v1`, `preview` and nothing for version 1.
  private func azureSurface() throws(ConfigurationError) -> ProviderAccess.Surface {
    guard let version = self.reader.string(forKey: "openai.apiVersion") else {
      return .azure(version: nil)
    }
    if version == "v1" || version == "preview" { return .azure(version: version) }
    guard version.first?.isNumber == true else {
      throw .invalid(
        name: "OPENAI_API_VERSION", expected: "v1, preview or a date such as 2024-10-21")
    }
    return .azureDated(version: version)
  }

  private func azureCredential() throws(ConfigurationError) -> (any ProviderCredential)? {
    if let key = try self.secret(
      "azure.openaiKey", file: "azure.openaiKeyFile", "AZURE_OPENAI_KEY_FILE")
    {
      return ProviderKey(key, as: .apiKey)
    }
    if let key = try self.secret(
      "azure.openaiApiKey", file: "azure.openaiApiKeyFile", "AZURE_OPENAI_API_KEY_FILE")
    {
      return ProviderKey(key, as: .apiKey)
    }
    return try self.azureToken(
      self.reader.string(forKey: "azure.openaiScope")
        ?? "https://cognitiveservices.azure.com/.default")
  }

  /// Tokens for the application or the machine; nil when neither is configured.
  private func azureToken(
    _ scope: String
  ) throws(ConfigurationError) -> (any ProviderCredential)? {
    let uptime: @Sendable () -> Duration = { [start = ContinuousClock.now] in
      ContinuousClock.now - start
    }
    if let source = try self.application(scope) { return RenewedToken(source, uptime: uptime) }
    guard self.reader.bool(forKey: "azure.openaiManagedIdentity", default: false) else {
      return nil
    }
    return RenewedToken(try self.managedIdentity(scope), uptime: uptime)
  }

  /// What deploys models of the resource at `endpoint`; nil when that is not configured.
  private func azureDeployments(
    _ endpoint: String
  ) throws(ConfigurationError) -> AzureDeployments? {
    guard let subscription = self.reader.string(forKey: "azure.subscriptionId"),
      let group = self.reader.string(forKey: "azure.resourceGroup")
    else { return nil }
    let host = (try? RequestTarget(endpoint))?.host ?? ""
    let account = AzureAccount(
      subscription: subscription, resourceGroup: group,
      name: self.reader.string(forKey: "azure.openaiAccount")
        ?? host.split(separator: ".").first.map(String.init) ?? host,
      managementURL: self.reader.string(forKey: "azure.managementUrl")
        ?? AzureAccount.publicManagementURL)
    guard let credential = try self.azureToken(account.scope) else {
      throw .invalid(
        name: "AZURE_SUBSCRIPTION_ID",
        expected: "to be set together with AZURE_CLIENT_ID and its secret, or with"
          + " AZURE_OPENAI_MANAGED_IDENTITY=true: no key opens Azure's control plane")
    }
    var settings = AzureDeployments.Settings()
    settings.kind = self.reader.string(forKey: "azure.openaiDeploymentSku") ?? settings.kind
    settings.capacity = try self.reader.int(
      "azure.openaiDeploymentCapacity", default: settings.capacity, in: 1...100_000)
    settings.contentFilter = self.reader.string(forKey: "azure.openaiContentFilter")
    let client = try self.network.client(for: account.managementURL, "AZURE_MANAGEMENT_URL")
    return AzureDeployments(
      account, settings, credential: credential, over: RetryingClient(client))
  }

  private func application(_ scope: String) throws(ConfigurationError) -> (any TokenSource)? {
    guard let tenant = self.reader.string(forKey: "azure.tenantId"),
      let client = self.reader.string(forKey: "azure.clientId"),
      let secret = try self.secret(
        "azure.clientSecret", file: "azure.clientSecretFile", "AZURE_CLIENT_SECRET_FILE")
    else { return nil }
    let authority =
      self.reader.string(forKey: "azure.authorityHost") ?? EntraTokenSource.publicAuthority
    return EntraTokenSource(
      tenant: tenant, clientID: client, clientSecret: secret, scope: scope,
      authority: authority.withoutTrailingSlashes,
      over: try self.network.client(for: authority, "AZURE_AUTHORITY_HOST"))
  }

  private func managedIdentity(_ scope: String) throws(ConfigurationError) -> any TokenSource {
    // A resource is a scope without its last part.
    let suffix = "/.default"
    let resource = scope.hasSuffix(suffix) ? String(scope.dropLast(suffix.count)) : scope
    guard let endpoint = self.reader.string(forKey: "identity.endpoint"),
      let header = try self.secret("identity.header", file: nil, "")
    else {
      return ManagedIdentitySource(
        resource: resource, container: nil,
        over: CurlClient(configuration: .init(proxies: .none, egress: .managedIdentity)))
    }
    return ManagedIdentitySource(
      resource: resource, container: .init(endpoint: endpoint, header: header),
      over: try self.network.localClient(for: endpoint, "IDENTITY_ENDPOINT"))
  }

  private func field(_ name: String, _ key: ConfigKey) -> HTTPField? {
    guard let name = HTTPField.Name(name), let value = self.reader.string(forKey: key) else {
      return nil
    }
    return HTTPField(name: name, value: value)
  }

  /// A secret, or the first line of the private file that holds it.
  func secret(
    _ key: ConfigKey, file: ConfigKey?, _ fileSetting: String
  ) throws(ConfigurationError) -> ProviderSecret? {
    var value = self.reader.string(forKey: key, isSecret: true)
    if value == nil, let path = file.flatMap({ self.reader.string(forKey: $0) }) {
      value = try PrivateFile.key(in: path, fileSetting)
    }
    guard let value, !value.isEmpty else { return nil }
    self.secrets.register(value)
    return ProviderSecret(value)
  }
}
