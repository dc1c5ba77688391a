internal import Foundation
internal import Synchronization

/// What Azure's control plane does with deployments of models, and what gives out the tokens for it.
///
/// Time passes with the requests: a deployment goes one state further each time it is looked at.
package final class FakeControlPlane: Sendable {
  /// A deployment that was made.
  package struct Deployment: Hashable, Sendable {
    /// The model that it lets answer.
    package let model: String
    /// The kind of its capacity.
    package let kind: String
    fileprivate var looks = 0
  }

  /// How it behaves; a test changes it at any time.
  package struct Behaviour: Sendable {
    /// What a deployment is seen to be in, one look after the other; the last one stays.
    package var states = ["Accepted", "Creating", "a-word-of-tomorrow", "Succeeded"]
    /// Answers that are given before anything is done, one each.
    package var storm: [ProviderAnswer] = []
    /// The models that can be deployed; nil for all.
    package var models: Set<String>?

    /// Everything works.
    package init() {}
  }

  private struct State {
    var behaviour = Behaviour()
    var deployments: [String: Deployment] = [:]
    var made = 0
    var tokens: Set<String> = []
    var violations: [String] = []
  }

  /// What the token requests of tests carry.
  package static let clientSecret = "secret-of-the-application"
  private static let account =
    "subscriptions/sub-1/resourceGroups/clinic/providers/Microsoft.CognitiveServices/accounts/desk/deployments"
  private let state = Mutex(State())

  package init() {}

  /// Changes how it behaves.
  package func change(_ body: (inout Behaviour) -> Void) {
    self.state.withLock { body(&$0.behaviour) }
  }

  /// The deployments that there are, by name.
  package var deployments: [String: Deployment] { self.state.withLock { $0.deployments } }
  /// How many were ever made.
  package var madeCount: Int { self.state.withLock { $0.made } }
  /// What was wrong with requests; empty when all were as documented.
  package var violations: [String] { self.state.withLock { $0.violations } }

  /// Whether the model behind a deployment answers by now.
  package func answers(_ name: String) -> Bool {
    self.state.withLock { state in
      state.deployments[name].map { Self.state(of: $0, state.behaviour) == "Succeeded" } ?? false
    }
  }

  /// Removes a deployment, as Azure does with those that nobody asks.
  package func forget(_ name: String) { self.state.withLock { $0.deployments[name] = nil } }

  /// Does what a request asks for; nil when it is not for the control plane.
  package func answer(_ call: ProviderCall) -> ProviderAnswer? {
    if call.path.suffix(3) == ["oauth2", "v2.0", "token"] { return self.token(call) }
    guard call.path.first == "subscriptions" else { return nil }
    return self.state.withLock { state in
      guard let bearer = call.header("authorization"), bearer.hasPrefix("Bearer "),
        state.tokens.contains(String(bearer.dropFirst(7)))
      else {
        return Self.refusal(401, "InvalidAuthenticationToken", "The access token is invalid.")
      }
      if !state.behaviour.storm.isEmpty { return state.behaviour.storm.removeFirst() }
      if call.value("api-version") != "2024-10-01" { state.violations.append("no api-version") }
      let (account, name) = (call.path.dropLast().joined(separator: "/"), call.path.last ?? "")
      guard account == Self.account else {
        return Self.refusal(404, "ResourceNotFound", "The resource was not found.")
      }
      switch call.method {
      case "PUT": return Self.make(name, call, &state)
      case "GET": return Self.look(name, &state)
      case "DELETE":
        return ProviderAnswer(
          status: state.deployments.removeValue(forKey: name) == nil ? 204 : 202)
      default: return Self.refusal(405, "MethodNotAllowed", "no such method")
      }
    }
  }

  private func token(_ call: ProviderCall) -> ProviderAnswer {
    let form = String(decoding: call.body, as: UTF8.self).split(separator: "&").map(String.init)
    return self.state.withLock { state in
      for pair in ["grant_type=client_credentials", "client_secret=\(Self.clientSecret)"]
      where !form.contains(pair) {
        return .json(
          ["error": "invalid_client", "error_description": "AADSTS7000215: \(pair) is missing"],
          status: 401)
      }
      if !form.contains(where: { $0.hasPrefix("scope=http") }) {
        state.violations.append("a token without a scope")
      }
      let token = "token-\(state.tokens.count + 1)-of-the-control-plane"
      state.tokens.insert(token)
      return .json(["token_type": "Bearer", "expires_in": 3600, "access_token": token])
    }
  }

  private static func make(
    _ name: String, _ call: ProviderCall, _ state: inout State
  ) -> ProviderAnswer {
    let properties = call.object["properties"] as? [String: Any]
    let model = properties?["model"] as? [String: Any]
    let sku = call.object["sku"] as? [String: Any]
    guard model?["format"] as? String == "OpenAI", let id = model?["name"] as? String,
      model?["version"] as? String == "1", let kind = sku?["name"] as? String,
      sku?["capacity"] is Int, (2...64).contains(name.count)
    else { return Self.refusal(400, "InvalidRequestContent", "The request is not as documented.") }
    if let models = state.behaviour.models, !models.contains(id) {
      return Self.refusal(400, "DeploymentModelNotSupported", "The model is not supported.")
    }
    if let known = state.deployments[name], known.model == id {
      return Self.description(name, known, state.behaviour, status: 200)
    }
    let made = Deployment(model: id, kind: kind)
    state.deployments[name] = made
    state.made += 1
    return Self.description(name, made, state.behaviour, status: 201)
  }

  private static func look(_ name: String, _ state: inout State) -> ProviderAnswer {
    guard state.deployments[name] != nil else {
      return Self.refusal(404, "DeploymentNotFound", "The deployment does not exist.")
    }
    state.deployments[name]?.looks += 1
    return state.deployments[name].map {
      Self.description(name, $0, state.behaviour, status: 200)
    } ?? ProviderAnswer(status: 500)
  }

  private static func state(of deployment: Deployment, _ behaviour: Behaviour) -> String {
    behaviour.states[min(deployment.looks, behaviour.states.count - 1)]
  }

  private static func description(
    _ name: String, _ deployment: Deployment, _ behaviour: Behaviour, status: Int
  ) -> ProviderAnswer {
    .json(
      [
        "id": "/\(Self.account)/\(name)", "name": name,
        "sku": ["name": deployment.kind, "capacity": 10] as [String: Any],
        "properties": [
          "provisioningState": Self.state(of: deployment, behaviour),
          "model": ["format": "OpenAI", "name": deployment.model, "version": "1"],
        ] as [String: Any],
      ], status: status)
  }

  private static func refusal(_ status: Int, _ code: String, _ message: String) -> ProviderAnswer {
    .json(["error": ["code": code, "message": message, "details": [Any]()]], status: status)
  }
}
