import FoundationEssentials
public import HTTPClient
import HTTPTypes

/// Loads adapters into a server that runs, and unloads them: vLLM, SGLang and what copies them.
///
/// The server reads the path that it is told: it is to be reached from nowhere but a private network.
public struct LoRAClient: Sendable {
  /// What became of a request to load.
  public enum Loading: Hashable, Sendable {
    /// The server says that it has loaded the adapter, which old builds of vLLM also say of a wrong path.
    case done
    /// It refuses what it may have already: an adapter of this name, among other things.
    case refused(message: String)
  }

  private let endpoint: ChatEndpoint
  private let engine: ServingEngine
  private let paths: LoRAPaths
  private let client: CurlClient

  private static let maximumBytes = 1 << 20
  /// A list comes at once or not at all.
  private static let listTime = Duration.seconds(10)
  /// SGLang waits for the last answer under an adapter before it unloads it; large adapters take long to load.
  private static let changeTime = Duration.seconds(120)

  /// - Parameters:
  ///   - endpoint: Where chats go, and what authenticates requests; its model is not looked at.
  ///   - engine: For what errors say.
  ///   - paths: Where adapters are loaded.
  ///   - client: Sends; to that server alone.
  public init(
    _ endpoint: ChatEndpoint, engine: ServingEngine, paths: LoRAPaths, client: CurlClient
  ) {
    self.endpoint = endpoint
    self.engine = engine
    self.paths = paths
    self.client = client
  }

  /// What the server answers chats with.
  ///
  /// - Throws: `ModelRuntimeError`, `CancellationError`.
  public func models() async throws -> [ServedModel] {
    struct List: Decodable {
      var data: [ServedModel]
    }
    let (response, redactor) = try await self.send(
      .get, "\(self.endpoint.baseURL)/models", within: Self.listTime)
    guard response.status.kind == .successful else { throw self.refusal(response, redactor) }
    guard let list = try? JSONDecoder().decode(List.self, from: Data(response.body)) else {
      throw ModelRuntimeError.malformedReply(
        provider: self.endpoint.provider, reason: "/v1/models holds no list of models")
    }
    return list.data
  }

  /// Finds out whether adapters can be loaded at all, without loading one.
  ///
  /// - Throws: `ModelRuntimeError.misconfigured` that says what to set; others, `CancellationError`.
  public func preflight() async throws {
    // Without a name there is nothing to unload: whoever has the endpoint says so.
    let (response, redactor) = try await self.change("unload_lora_adapter", ["lora_name": ""])
    if self.isAbsent(response, redactor) { throw self.absent() }
    let status = response.status.code
    if status == 401 || status == 403 || status >= 500 { throw self.refusal(response, redactor) }
  }

  /// Loads an adapter.
  ///
  /// - Parameters:
  ///   - name: What chats will name it by.
  ///   - path: Its directory, as the server sees it.
  /// - Throws: `ModelRuntimeError`, `CancellationError`.
  public func load(_ name: AdapterName, from path: String) async throws -> Loading {
    let (response, redactor) = try await self.change(
      "load_lora_adapter", ["lora_name": name.text, "lora_path": path])
    let error = ProviderErrorBody(response.body, redactor: redactor)
    switch response.status.code {
    case 200..<300:
      return Self.saysFailure(response.body) ? .refused(message: error.message) : .done
    case 400, 409: return .refused(message: error.message)
    case 404, 405:
      if self.isAbsent(response, redactor) { throw self.absent() }
      throw ModelRuntimeError.misconfigured(
        provider: self.endpoint.provider,
        reason:
          "the server finds no adapter at \(path) (\(error.message)); adapters.serverPath must be"
          + " the directory adapters.path as the server sees it, readable by its user")
    default: throw self.refusal(response, redactor)
    }
  }

  /// Unloads an adapter.
  ///
  /// - Returns: False when the server refuses, as some do when it is gone.
  /// - Throws: `ModelRuntimeError`, `CancellationError`.
  public func unload(_ name: AdapterName) async throws -> Bool {
    let (response, redactor) = try await self.change(
      "unload_lora_adapter", ["lora_name": name.text])
    switch response.status.code {
    case 200..<300: return !Self.saysFailure(response.body)
    case 400: return false
    case 404, 405:
      if self.isAbsent(response, redactor) { throw self.absent() }
      return false
    default: throw self.refusal(response, redactor)
    }
  }

  // MARK: - Requests

  private func change(
    _ verb: String, _ body: [String: String]
  ) async throws -> (OutboundResponse, Redactor) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try await self.send(
      .post, "\(self.changeURL)/\(verb)", [UInt8](try encoder.encode(body)),
      within: Self.changeTime)
  }

  private var changeURL: String {
    let base = self.endpoint.baseURL
    guard self.paths == .aboveChat, let slash = base.lastIndex(of: "/") else { return base }
    return String(base[..<slash])
  }

  private func send(
    _ method: HTTPRequest.Method, _ url: String, _ body: [UInt8]? = nil, within time: Duration
  ) async throws -> (OutboundResponse, Redactor) {
    var headers = try await self.endpoint.credential(isRefused: false)
    let redactor = Redactor(headers)
    if body != nil { headers[.contentType] = "application/json" }
    do {
      let response = try await self.client.send(
        OutboundRequest(
          method: method, url: url, headers: headers, body: body.map { .bytes($0) } ?? .none,
          timeouts: Timeouts(total: time), maximumResponseBytes: Self.maximumBytes,
          // To load twice is refused, and to unload twice too: who asks again looks first.
          repetition: .never))
      return (response, redactor)
    } catch let error as OutboundError {
      throw ProviderRefusal.error(provider: self.endpoint.provider, error)
    }
  }

  // MARK: - Answers

  private func refusal(_ response: OutboundResponse, _ redactor: Redactor) -> ModelRuntimeError {
    ProviderRefusal.error(provider: self.endpoint.provider, response, redactor: redactor)
  }

  private func absent() -> ModelRuntimeError {
    .misconfigured(
      provider: self.endpoint.provider,
      reason: "the server has no place to load adapters at \(self.changeURL)/load_lora_adapter;"
        + " \(self.engine.loadingRemedy)")
  }

  /// Whether the place does not exist, as opposed to an adapter: a framework or a proxy answers then.
  private func isAbsent(_ response: OutboundResponse, _ redactor: Redactor) -> Bool {
    guard response.status.code != 405 else { return true }
    guard response.status.code == 404 else { return false }
    let message = ProviderErrorBody(response.body, redactor: redactor).message
    return ["", "Not Found", "File Not Found", "404 page not found"].contains(
      message.trimmingBlanks) || message.hasPrefix("<")
  }

  /// SGLang's answer has a field for it.
  private static func saysFailure(_ body: [UInt8]) -> Bool {
    struct Outcome: Decodable {
      var success: Bool
    }
    let outcome = try? JSONDecoder().decode(Outcome.self, from: Data(body))
    return outcome?.success == false
  }
}
