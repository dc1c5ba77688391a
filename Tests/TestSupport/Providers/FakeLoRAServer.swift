internal import Foundation
package import FoundationEssentials
internal import Synchronization

/// A server that adapters are loaded into while it runs, as vLLM and SGLang are, with their bad habits.
///
/// It reads files: what it answers under an adapter's name is what the weights held when it loaded them.
package final class FakeLoRAServer: Sendable {
  /// Whose manners it has.
  package enum Dialect: String, Sendable, CaseIterable {
    /// Errors in an `error` object; paths under `/v1`.
    case vLLM
    /// Errors at the top level.
    case oldVLLM
    /// Errors as `success` and `error_message`; paths at the root.
    case sgLang

    var prefix: String { self == .sgLang ? "" : "/v1" }
  }

  /// What it does wrong; changed while it runs.
  package struct Manners: Sendable {
    /// Whether adapters can be loaded at all, which takes a variable of the environment.
    package var takesAdapters = true
    /// Whether it says that it has loaded what is not there, and then fails to answer.
    package var believesAnyPath = false
    /// Whether it answers with the base model to names that it does not know, and lists nothing that it loads.
    package var answersAsBase = false
    /// Whether requests for chats fail with a status of overload.
    package var isOverloaded = false
    /// What authenticates requests; nil for nothing.
    package var key: String?
  }

  /// The server's only base model.
  package static let baseModel = "base-model"

  private struct Adapter {
    let path: String
    /// What the weights held; nil where there were none.
    let weights: String?
  }

  private struct State {
    var manners = Manners()
    var adapters: [String: Adapter] = [:]
    var loads: [String] = []
    var unloads: [String] = []
    var isDown = false
  }

  private let state: SharedState
  private let server: FakeHTTPServer

  private final class SharedState: Sendable {
    let value = Mutex(State())
  }

  /// Listens at once.
  ///
  /// - Parameters:
  ///   - serverPath: Where it sees the shared directory.
  ///   - directory: Where that directory is.
  package init(
    _ dialect: Dialect = .vLLM, serverPath: String = "/adapters", directory: URL
  ) throws {
    let state = SharedState()
    self.state = state
    self.server = try FakeHTTPServer { request in
      Self.answer(request, dialect, state) { path in
        guard path.hasPrefix(serverPath + "/") else { return nil }
        let place = directory.appending(path: String(path.dropFirst(serverPath.count + 1)))
        guard FileManager.default.fileExists(atPath: place.path + "/adapter_config.json") else {
          return nil
        }
        return try? String(
          contentsOf: place.appending(path: "adapter_model.safetensors"), encoding: .utf8)
      }
    }
  }

  /// What stands before the path of chats.
  package var baseURL: String { self.server.url("/v1") }

  /// What it does wrong.
  package var manners: Manners {
    get { self.state.value.withLock { $0.manners } }
    set { self.state.value.withLock { $0.manners = newValue } }
  }

  /// The adapters that it has.
  package var adapters: [String] { self.state.value.withLock { $0.adapters.keys.sorted() } }

  /// Every load that it said it did, in order.
  package var loads: [String] { self.state.value.withLock { $0.loads } }

  /// Every unload, in order.
  package var unloads: [String] { self.state.value.withLock { $0.unloads } }

  /// Every request.
  package var requests: [RecordedRequest] { self.server.requests }

  /// Whether it answers nothing but that it is not there, as a proxy before it does.
  package var isDown: Bool {
    get { self.state.value.withLock { $0.isDown } }
    set { self.state.value.withLock { $0.isDown = newValue } }
  }

  /// Forgets every adapter, as a restart does.
  package func restart() { self.state.value.withLock { $0.adapters = [:] } }

  /// Has an adapter that nobody asked for, or that somebody else did.
  package func add(_ name: String, path: String) {
    self.state.value.withLock { $0.adapters[name] = Adapter(path: path, weights: "alien") }
  }

  /// Ends all connections.
  package func stop() { self.server.stop() }

  // MARK: - Requests

  private static func answer(
    _ request: RecordedRequest, _ dialect: Dialect, _ state: SharedState,
    _ weights: (String) -> String?
  ) -> ScriptedResponse {
    let (manners, isDown) = state.value.withLock { ($0.manners, $0.isDown) }
    if isDown { return .text("upstream connect error", status: 503) }
    if let key = manners.key, request.header("authorization") != "Bearer \(key)" {
      return .json(#"{"error":"Unauthorized"}"#, status: 401)
    }
    let body =
      (try? JSONSerialization.jsonObject(with: Data(request.body))) as? [String: Any] ?? [:]
    switch (request.method, request.path) {
    case ("GET", "/v1/models"): return self.list(state, manners)
    case ("POST", "/v1/chat/completions"): return self.chat(body, dialect, state, manners)
    case ("POST", dialect.prefix + "/load_lora_adapter") where manners.takesAdapters:
      return self.load(body, dialect, state, manners, weights)
    case ("POST", dialect.prefix + "/unload_lora_adapter") where manners.takesAdapters:
      return self.unload(body, dialect, state)
    default: return .json(#"{"detail":"Not Found"}"#, status: 404)
    }
  }

  private static func list(_ state: SharedState, _ manners: Manners) -> ScriptedResponse {
    let adapters = state.value.withLock { $0.adapters }
    var data: [[String: Any]] = [
      ["id": self.baseModel, "object": "model", "root": "/models/base", "parent": NSNull()]
    ]
    if !manners.answersAsBase {
      data += adapters.map {
        ["id": $0.key, "object": "model", "root": $0.value.path, "parent": self.baseModel]
      }
    }
    return self.json(["object": "list", "data": data])
  }

  private static func load(
    _ body: [String: Any], _ dialect: Dialect, _ state: SharedState, _ manners: Manners,
    _ weights: (String) -> String?
  ) -> ScriptedResponse {
    let (name, path) = (body["lora_name"] as? String ?? "", body["lora_path"] as? String ?? "")
    guard !name.isEmpty, !path.isEmpty else {
      return self.refusal(400, "Both 'lora_name' and 'lora_path' must be provided.", dialect)
    }
    let content = weights(path)
    guard content != nil || manners.believesAnyPath else {
      return dialect == .sgLang
        ? self.refusal(400, "no adapter_config.json at \(path)", dialect)
        : self.refusal(404, "Loading lora \(name) failed: No adapter found for \(path)", dialect)
    }
    let isNew = state.value.withLock { state in
      guard state.adapters[name] == nil else { return false }
      state.adapters[name] = Adapter(path: path, weights: content)
      state.loads.append(name)
      return true
    }
    guard isNew else {
      return self.refusal(400, "The lora adapter '\(name)' has already been loaded.", dialect)
    }
    return dialect == .sgLang
      ? self.json(["success": true, "error_message": NSNull(), "loaded_adapters": [name: path]])
      : .text("Success: LoRA adapter '\(name)' added successfully.")
  }

  private static func unload(
    _ body: [String: Any], _ dialect: Dialect, _ state: SharedState
  ) -> ScriptedResponse {
    let name = body["lora_name"] as? String ?? ""
    guard !name.isEmpty else {
      return self.refusal(400, "'lora_name' needs to be provided to unload an adapter.", dialect)
    }
    let wasThere = state.value.withLock { state in
      guard state.adapters.removeValue(forKey: name) != nil else { return false }
      state.unloads.append(name)
      return true
    }
    guard wasThere else {
      return self.refusal(
        dialect == .vLLM ? 404 : 400, "The lora adapter '\(name)' cannot be found.", dialect)
    }
    return dialect == .sgLang
      ? self.json([
        "success": true, "error_message": NSNull(), "loaded_adapters": [String: String](),
      ])
      : .text("Success: LoRA adapter '\(name)' removed successfully.")
  }

  private static func chat(
    _ body: [String: Any], _ dialect: Dialect, _ state: SharedState, _ manners: Manners
  ) -> ScriptedResponse {
    if manners.isOverloaded { return self.refusal(503, "The server is overloaded.", dialect) }
    // SGLang looks at a field of its own, and takes any name of a model.
    let name =
      (dialect == .sgLang ? body["lora_path"] : body["model"]) as? String ?? self.baseModel
    let adapter = state.value.withLock { $0.adapters[name] }
    var words = "base"
    if let adapter, !manners.answersAsBase {
      guard let weights = adapter.weights else {
        return self.refusal(500, "EngineCore encountered an issue.", dialect)
      }
      words = weights
    } else if name != self.baseModel && !manners.answersAsBase {
      return dialect == .sgLang
        ? self.refusal(
          400, "The following requested LoRA adapters are not loaded: \(name)", dialect)
        : self.refusal(404, "The model `\(name)` does not exist.", dialect)
    }
    guard body["stream"] as? Bool == true else {
      return self.json([
        "id": "c1", "model": name,
        "choices": [
          [
            "index": 0, "message": ["role": "assistant", "content": words], "finish_reason": "stop",
          ]
            as [String: Any]
        ], "usage": ["prompt_tokens": 1, "completion_tokens": 1],
      ])
    }
    return .events(
      #"data: {"id":"c1","choices":[{"index":0,"delta":{"content":"\#(words)"},"finish_reason":"stop"}]}"#
        + "\n\ndata: [DONE]\n\n")
  }

  private static func refusal(
    _ status: Int, _ message: String, _ dialect: Dialect
  ) -> ScriptedResponse {
    let error: [String: Any] = [
      "message": message, "type": "InvalidUserInput", "param": NSNull(), "code": status,
    ]
    switch dialect {
    case .vLLM: return self.json(["error": error], status: status)
    case .oldVLLM:
      return self.json(error.merging(["object": "error"]) { $1 }, status: status)
    case .sgLang:
      return self.json(["success": false, "error_message": message], status: status)
    }
  }

  private static func json(_ object: [String: Any], status: Int = 200) -> ScriptedResponse {
    let data = (try? JSONSerialization.data(withJSONObject: object, options: .sortedKeys)) ?? Data()
    return .json(String(decoding: data, as: UTF8.self), status: status)
  }
}
