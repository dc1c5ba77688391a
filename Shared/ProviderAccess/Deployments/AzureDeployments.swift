import FoundationEssentials
import HTTPClient
import HTTPTypes

/// The deployments of an Azure OpenAI resource: a model that was trained there answers only once it has one.
///
/// Every operation may be repeated: a deployment is addressed by its name, and making one that is there changes nothing.
/// Source: Azure's REST reference of Microsoft.CognitiveServices, accounts/deployments.
package struct AzureDeployments: Sendable {
  /// What a deployment is made of.
  package struct Settings: Hashable, Sendable {
    /// The kind of capacity: `standard` stays in the resource's region, which patients' words must.
    package var kind = "standard"
    /// Thousands of tokens a minute.
    package var capacity = 10
    /// The content filter's configuration; nil for the account's own.
    package var contentFilter: String?

    package init() {}
  }

  private let account: AzureAccount
  private let settings: Settings
  private let credential: any ProviderCredential
  private let http: any HTTPExchange

  /// - Parameters:
  ///   - credential: Has the right to write deployments; for the control plane, not for the models.
  ///   - http: Sends; must be allowed to reach the control plane.
  package init(
    _ account: AzureAccount, _ settings: Settings, credential: any ProviderCredential,
    over http: any HTTPExchange
  ) {
    self.account = account
    self.settings = settings
    self.credential = credential
    self.http = http
  }

  /// Makes a deployment, unless it is there.
  ///
  /// - Parameters:
  ///   - name: 2 to 64 letters, digits and dashes.
  ///   - model: The provider's name of the model.
  /// - Throws: `DeploymentError`, `CancellationError`.
  package func make(_ name: String, of model: String) async throws -> DeploymentState {
    let body = Body(
      sku: .init(name: self.settings.kind, capacity: self.settings.capacity),
      properties: .init(
        model: .init(name: model), raiPolicyName: self.settings.contentFilter))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let response = try await self.send(.put, name, body: Array(try encoder.encode(body)))
    return try Self.state(in: response)
  }

  /// Has a deployment that answers: makes it if there is none, or a broken one, and stays until it is ready.
  ///
  /// - Parameter pause: Lets some time pass between two looks; when it throws, nobody waits any more.
  /// - Throws: `DeploymentError`, `CancellationError`, what `pause` throws.
  package func ready(
    _ name: String, of model: String, pause: () async throws -> Void
  ) async throws {
    var known = try await self.state(of: name)
    if case .failed? = known { known = nil }
    while true {
      // One that is gone while it is waited for was removed for being idle, or by somebody: it is wanted again.
      let state = if let known { known } else { try await self.make(name, of: model) }
      switch state {
      case .ready: return
      case .failed(let reason): throw DeploymentError.failed(name: name, reason: reason)
      case .changing: try await pause()
      }
      known = try await self.state(of: name)
    }
  }

  /// How far a deployment is; nil when there is none of this name.
  ///
  /// - Throws: `DeploymentError`, `CancellationError`.
  package func state(of name: String) async throws -> DeploymentState? {
    let response = try await self.send(.get, name)
    return response.status.code == 404 ? nil : try Self.state(in: response)
  }

  /// Removes a deployment; its model stays. One that is not there is removed.
  ///
  /// - Throws: `DeploymentError`, `CancellationError`.
  package func remove(_ name: String) async throws {
    _ = try await self.send(.delete, name)
  }

  private func send(
    _ method: HTTPRequest.Method, _ name: String, body: [UInt8] = []
  ) async throws -> OutboundResponse {
    var (response, sent) = try await self.exchange(method, name, body, renewing: false)
    if response.status.code == 401, self.credential.isRenewable {
      (response, sent) = try await self.exchange(method, name, body, renewing: true)
    }
    let status = response.status.code
    if (200..<300).contains(status) { return response }
    if status == 404, method != .put { return response }
    let reason = Redactor(sent.headers).redact(Self.words(of: response.body))
    throw status == 429 || status == 408 || status == 409 || status >= 500
      ? DeploymentError.unavailable(reason: reason)
      : DeploymentError.refused(status: status, reason: reason)
  }

  private func exchange(
    _ method: HTTPRequest.Method, _ name: String, _ body: [UInt8], renewing: Bool
  ) async throws -> (OutboundResponse, OutboundRequest) {
    do {
      var headers = HTTPFields()
      headers.append(try await self.credential.field(renewing: renewing))
      headers[.accept] = "application/json"
      if !body.isEmpty { headers[.contentType] = "application/json" }
      let request = OutboundRequest(
        method: method, url: self.account.url(of: name), headers: headers,
        body: body.isEmpty ? .none : .bytes(body), maximumResponseBytes: 1 << 20)
      return (try await self.http.send(request), request)
    } catch let error as OutboundError {
      try Task.checkCancellation()
      throw DeploymentError.unavailable(reason: error.description)
    } catch let error as CredentialError {
      if case .refused(let status, let reason) = error {
        throw DeploymentError.refused(status: status, reason: reason)
      }
      throw DeploymentError.unavailable(reason: error.description)
    }
  }

  private static func state(in response: OutboundResponse) throws -> DeploymentState {
    guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(response.body)) else {
      throw DeploymentError.unavailable(reason: "its answer is not the JSON that is documented")
    }
    let state = answer.properties.provisioningState
    return switch state {
    case "Succeeded": .ready
    case "Failed", "Canceled", "Disabled": .failed(reason: "its state is \(state)")
    // Accepted, Creating, Moving, Deleting, and words of tomorrow.
    default: .changing
    }
  }

  private static func words(of body: [UInt8]) -> String {
    guard let refusal = try? JSONDecoder().decode(Refusal.self, from: Data(body)) else {
      return "it does not say why"
    }
    return "\(refusal.error.code): \(refusal.error.message)".prefix(300).description
  }
}

// MARK: - Forms of the control plane

extension AzureDeployments {
  private struct Body: Encodable {
    struct SKU: Encodable {
      let name: String
      let capacity: Int
    }

    struct Model: Encodable {
      let format = "OpenAI"
      let name: String
      /// That of every model that was trained.
      let version = "1"

      private enum CodingKeys: String, CodingKey { case format, name, version }
    }

    struct Properties: Encodable {
      let model: Model
      let raiPolicyName: String?
    }

    let sku: SKU
    let properties: Properties
  }

  private struct Answer: Decodable {
    struct Properties: Decodable { let provisioningState: String }

    let properties: Properties
  }

  private struct Refusal: Decodable {
    struct Words: Decodable {
      let code: String
      let message: String
    }

    let error: Words
  }
}
