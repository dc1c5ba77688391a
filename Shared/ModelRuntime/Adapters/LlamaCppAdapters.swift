import FoundationEssentials
public import HTTPClient
import HTTPTypes

/// The adapters that a `llama-server` of llama.cpp was started with.
///
/// They have numbers by their order on its command line, which may be another after a restart: who asks looks first.
public struct LlamaCppAdapters: Sendable {
  /// One adapter.
  public struct Entry: Hashable, Sendable, Decodable {
    /// Its number.
    public var id: Int
    /// Its file, as the server was told.
    public var path: String
    /// How much it counts for requests that do not choose.
    public var scale: Double

    var fileName: String {
      String(self.path.split(whereSeparator: { "/\\".contains($0) }).last ?? "")
    }
  }

  private let endpoint: ChatEndpoint
  private let client: CurlClient

  /// - Parameters:
  ///   - endpoint: Where chats go, and what authenticates requests.
  ///   - client: Sends; to that server alone.
  public init(_ endpoint: ChatEndpoint, client: CurlClient) {
    self.endpoint = endpoint
    self.client = client
  }

  /// The adapters.
  ///
  /// - Throws: `ModelRuntimeError`, `CancellationError`.
  public func list() async throws -> [Entry] {
    let headers = try await self.endpoint.credential(isRefused: false)
    let base = self.endpoint.baseURL
    let root = base.hasSuffix("/v1") ? String(base.dropLast("/v1".count)) : base
    let response: OutboundResponse
    do {
      response = try await self.client.send(
        OutboundRequest(
          url: "\(root)/lora-adapters", headers: headers, timeouts: Timeouts(total: .seconds(10)),
          maximumResponseBytes: 1 << 20))
    } catch let error as OutboundError {
      throw ProviderRefusal.error(provider: self.endpoint.provider, error)
    }
    guard response.status.kind == .successful else {
      throw ProviderRefusal.error(
        provider: self.endpoint.provider, response, redactor: Redactor(headers))
    }
    guard let list = try? JSONDecoder().decode([Entry].self, from: Data(response.body)) else {
      throw ModelRuntimeError.malformedReply(
        provider: self.endpoint.provider, reason: "/lora-adapters holds no list of adapters")
    }
    return list
  }

  /// The number of an adapter, whose file is named after it.
  ///
  /// - Throws: `ModelRuntimeError`, `CancellationError`.
  public func id(of name: AdapterName) async throws -> Int {
    let file = "\(name).gguf"
    guard let entry = try await self.list().first(where: { $0.fileName == file }) else {
      throw ModelRuntimeError.misconfigured(
        provider: self.endpoint.provider,
        reason:
          "llama-server has no adapter \(file); make it with convert_lora_to_gguf.py, and start the server"
          + " with --lora-init-without-apply --lora \(file)")
    }
    return entry.id
  }
}

/// An adapter that llama.cpp answers with.
struct LlamaCppAdapterModel: ChatModel {
  let identity: ModelIdentity
  private let name: AdapterName
  private let adapters: LlamaCppAdapters
  /// Asks the server with the adapter of a number.
  private let asking: @Sendable (Int) -> OpenAICompatibleModel

  init(
    _ name: AdapterName, identity: ModelIdentity, adapters: LlamaCppAdapters,
    asking: @escaping @Sendable (Int) -> OpenAICompatibleModel
  ) {
    self.name = name
    self.identity = identity
    self.adapters = adapters
    self.asking = asking
  }

  func complete(messages: [ChatMessage], options: ChatOptions) async throws -> ChatReply {
    let id = try await self.adapters.id(of: self.name)
    return try await self.asking(id).complete(messages: messages, options: options)
  }

  func stream(
    messages: [ChatMessage], options: ChatOptions
  ) -> AsyncThrowingStream<ChatChunk, any Error> {
    AsyncThrowingStream { continuation in
      let task = Task {
        do {
          let id = try await self.adapters.id(of: self.name)
          for try await chunk in self.asking(id).stream(messages: messages, options: options) {
            continuation.yield(chunk)
          }
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }
}
