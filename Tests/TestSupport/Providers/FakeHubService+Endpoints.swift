internal import Foundation

extension FakeHubService {
  /// `/v2/endpoint/<namespace>`.
  func endpoints(_ call: ProviderCall, _ state: inout State) -> ProviderAnswer {
    guard call.path[2] == Self.namespace else { return .hubRefusal(403, "not your namespace") }
    if call.path.count == 3 { return self.createEndpoint(call, &state) }
    let name = call.path[3]
    guard state.endpoints[name] != nil else { return .hubRefusal(404, "no such endpoint") }
    switch (call.method, call.path.count > 4 ? call.path[4] : "") {
    case ("GET", ""):
      state.endpoints[name]?.looks += 1
      return .json(self.object(name, state))
    case ("POST", "resume"):
      state.endpoints[name]?.isPaused = false
      return .json(self.object(name, state))
    case ("POST", "scale-to-zero"):
      state.endpoints[name]?.isResting = true
      return .json(self.object(name, state))
    case ("DELETE", ""):
      state.endpoints[name] = nil
      return .json([:])
    default: return .hubRefusal(405, "not so")
    }
  }

  private func createEndpoint(_ call: ProviderCall, _ state: inout State) -> ProviderAnswer {
    let body = call.object
    guard call.method == "POST", let name = body["name"] as? String else {
      return .hubRefusal(400, "no name")
    }
    state.violations += Self.violations(ofEndpoint: body, name)
    guard state.endpoints[name] == nil else { return .hubRefusal(409, "already exists") }
    state.endpoints[name] = Endpoint(order: Data(call.body))
    return .json(self.object(name, state), status: 202)
  }

  private static func violations(ofEndpoint body: [String: Any], _ name: String) -> [String] {
    var violations: [String] = []
    if name.utf8.count > 32 || name.contains(where: { !($0.isLetter || $0.isNumber || $0 == "-") })
    {
      violations.append("an endpoint named \(name)")
    }
    if body["type"] as? String != "authenticated" { violations.append("an endpoint for everybody") }
    let model = body["model"] as? [String: Any] ?? [:]
    let scaling = (body["compute"] as? [String: Any])?["scaling"] as? [String: Any] ?? [:]
    if !(scaling["minReplica"] is Int) || !(scaling["scaleToZeroTimeout"] is Int) {
      violations.append("an endpoint that never rests")
    }
    let image = (model["image"] as? [String: Any])?["vLLM"] as? [String: Any] ?? [:]
    if !(image["url"] is String) || !(image["port"] is Int) { violations.append("no image") }
    let token = (model["secrets"] as? [String: String])?["HF_TOKEN"] ?? ""
    let visible =
      (model["args"] as? [String] ?? []) + ((model["env"] as? [String: String]) ?? [:]).values
    if token.isEmpty || visible.contains(where: { $0.contains(token) }) {
      violations.append("a token that everybody sees, or none")
    }
    return violations
  }

  private func endpointState(_ name: String, _ state: State) -> String {
    guard let endpoint = state.endpoints[name] else { return "" }
    if endpoint.isPaused { return "paused" }
    if endpoint.isResting { return "scaledToZero" }
    let states = state.behaviour.endpointStates
    return states[min(endpoint.looks, states.count - 1)]
  }

  private func object(_ name: String, _ state: State) -> [String: Any] {
    let word = self.endpointState(name, state)
    let hasAddress = ["running", "scaledToZero"].contains(word)
    return [
      "name": name, "type": "authenticated",
      "status": [
        "state": word, "message": "as the tests want it",
        "url": hasAddress ? "\(self.origin)/served/\(name)" : NSNull(),
      ] as [String: Any],
    ]
  }

  /// `/served/<name>`: the endpoints themselves.
  func served(_ call: ProviderCall, _ state: inout State) -> ProviderAnswer {
    let name = call.path[1]
    guard let endpoint = state.endpoints[name] else { return ProviderAnswer(status: 404) }
    if call.path[2] == "health" {
      // Asking wakes one that rests.
      state.endpoints[name]?.isResting = false
      state.endpoints[name]?.healthLooks += 1
      let isHealthy = endpoint.healthLooks >= state.behaviour.unhealthyLooks
      return ProviderAnswer(status: isHealthy ? 200 : 503)
    }
    guard call.path[2...].joined(separator: "/") == "v1/chat/completions",
      call.object["model"] as? String == name
    else { return .hubRefusal(404, "no such model") }
    return .json([
      "id": "chat-1", "object": "chat.completion",
      "choices": [
        [
          "index": 0, "message": ["role": "assistant", "content": "Hi"], "finish_reason": "stop",
        ] as [String: Any]
      ],
      "usage": ["prompt_tokens": 1, "completion_tokens": 1],
    ])
  }
}
