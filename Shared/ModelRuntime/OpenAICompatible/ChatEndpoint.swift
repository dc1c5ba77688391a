public import HTTPClient
public import HTTPTypes

/// A place that answers chats in OpenAI's format, and how it is asked.
public struct ChatEndpoint: Sendable {
  /// How requests are authenticated.
  public enum Authentication: Sendable {
    /// Gives the secret. It is asked for each request, and once more with `true` when the provider has refused it:
    /// tokens that expire are made anew then.
    public typealias Secret = @Sendable (_ isRefused: Bool) async throws -> String

    /// Not at all.
    case none
    /// `Authorization: Bearer …`.
    case bearer(Secret)
    /// The secret in a field of its own, such as Azure's `api-key`.
    case header(HTTPField.Name, Secret)
  }

  /// How long the provider may take.
  public struct Patience: Sendable, Hashable {
    /// To the first byte of the answer.
    public var firstByte = Duration.seconds(60)
    /// Between two words of a stream. Signs of life without a word do not count.
    public var betweenWords = Duration.seconds(30)
    /// For everything.
    public var total = Duration.seconds(600)

    /// The values of the properties.
    public init() {}
  }

  /// Who runs it, as errors and records name it: "openai", "azure".
  public var provider: String
  /// What comes before `/chat/completions`, for example `https://api.openai.com/v1`.
  public var baseURL: String
  /// How requests are authenticated.
  public var authentication: Authentication
  /// The model, or Azure's deployment.
  public var model: String
  /// The adapter, where the model's name does not say it; nil for none.
  public var adapter: AdapterChoice?
  /// How it differs from others.
  public var quirks: ChatQuirks
  /// How long it may take.
  public var patience: Patience

  /// Creates an endpoint.
  public init(
    provider: String, baseURL: String, authentication: Authentication = .none, model: String,
    quirks: ChatQuirks, patience: Patience = Patience()
  ) {
    self.provider = provider
    self.baseURL = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
    self.authentication = authentication
    self.model = model
    self.quirks = quirks
    self.patience = patience
  }

  /// The policy of a client for this endpoint: `https` to its host alone.
  ///
  /// - Parameter isLocal: Whether it may be on this machine or in a private network, and in plaintext.
  /// - Throws: `OutboundError.invalidURL`.
  public func egress(isLocal: Bool = false) throws(OutboundError) -> EgressPolicy {
    let target = try RequestTarget(self.baseURL)
    guard let rule = HostRule("\(target.host):\(target.port)") else {
      throw .invalidURL(reason: "it names no host")
    }
    return isLocal ? .providers(hosts: [], local: [rule]) : .providers(hosts: [rule])
  }

  /// Where chats are completed.
  var url: String {
    guard let version = self.quirks.deploymentVersion else {
      return "\(self.baseURL)/chat/completions"
    }
    return "\(self.baseURL)/deployments/\(self.model)/chat/completions?api-version=\(version)"
  }

  /// The secret in the field that it belongs in.
  func credential(isRefused: Bool) async throws -> HTTPFields {
    switch self.authentication {
    case .none:
      return [:]
    case .bearer(let secret):
      let token = try await secret(isRefused)
      return [.authorization: "Bearer \(token)"]
    case .header(let name, let secret):
      let key = try await secret(isRefused)
      return [name: key]
    }
  }

  /// Whether a secret that was refused can be replaced.
  var hasCredential: Bool {
    if case .none = self.authentication { false } else { true }
  }
}
