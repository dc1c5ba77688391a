import FoundationEssentials
import HTTPClient
import HTTPTypes
import ModelRuntime

/// Speaks with the interface of Inference Endpoints.
struct HubEndpointExchange: Sendable {
  /// The newest commit of a model.
  struct Head: Decodable {
    let sha: String
    let isPrivate: Bool

    private enum CodingKeys: String, CodingKey {
      case sha
      case isPrivate = "private"
    }
  }

  /// What is kept of a refusal's words.
  private static let maximumCharacters = 300

  let access: HubAccess
  let http: any HTTPExchange
  let hub: any HTTPExchange

  /// An endpoint; nil when there is none of that name.
  func endpoint(_ url: String) async throws -> HubEndpoint? {
    let response = try await self.send(OutboundRequest(url: url))
    if response.status.code == 404 { return nil }
    return try self.decode(response, "look at the endpoint")
  }

  /// Creates an endpoint. Its name is taken when it is there already, which is no error.
  func create(_ order: HubEndpointOrder, at url: String) async throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let response = try await self.send(
      OutboundRequest(
        method: .post, url: url, headers: [.contentType: "application/json"],
        body: .bytes(Array(try encoder.encode(order))), repetition: .never))
    guard response.status.code != 409 else { return }
    try self.check(response, "create the endpoint")
  }

  /// Asks for something that does no harm when it is asked for twice.
  func post(_ url: String, _ operation: String) async throws {
    try self.check(
      try await self.send(OutboundRequest(method: .post, url: url, repetition: .guarded)),
      operation)
  }

  /// Deletes what may not be there.
  func delete(_ url: String, _ operation: String) async throws {
    let response = try await self.send(OutboundRequest(method: .delete, url: url))
    guard response.status.code != 404 else { return }
    try self.check(response, operation)
  }

  /// Whether an endpoint answers.
  func isHealthy(_ url: String) async throws -> Bool {
    try await self.send(OutboundRequest(url: "\(url)/health")).status.code == 200
  }

  /// The newest commit of a model.
  func head(of repository: String) async throws -> Head {
    let path = repository.split(separator: "/").map { PercentEncoding.encode(String($0)) }
      .joined(separator: "/")
    let response = try await self.send(
      OutboundRequest(url: "\(self.access.baseURL)/api/models/\(path)"), over: self.hub)
    return try self.decode(response, "look at the model")
  }

  private func send(
    _ request: OutboundRequest, over http: (any HTTPExchange)? = nil
  ) async throws -> OutboundResponse {
    var request = request
    request.maximumResponseBytes = 16 << 20
    do {
      request.headers.append(try await self.access.credential.field(renewing: false))
      return try await (http ?? self.http).send(request)
    } catch let error as OutboundError {
      try Task.checkCancellation()
      throw error.isPassing
        ? ModelRuntimeError.unreachable(provider: HubAccess.name, reason: "\(error)")
        : ModelRuntimeError.misconfigured(provider: HubAccess.name, reason: "\(error)")
    } catch let error as CredentialError {
      throw ModelRuntimeError.misconfigured(provider: HubAccess.name, reason: "\(error)")
    }
  }

  private func decode<Answer: Decodable>(
    _ response: OutboundResponse, _ operation: String
  ) throws -> Answer {
    try self.check(response, operation)
    do {
      return try JSONDecoder().decode(Answer.self, from: Data(response.body))
    } catch {
      throw ModelRuntimeError.malformedReply(
        provider: HubAccess.name, reason: "could not \(operation)")
    }
  }

  private func check(_ response: OutboundResponse, _ operation: String) throws(ModelRuntimeError) {
    switch response.status.code {
    case 200..<300: return
    case 401: throw .unauthorized(provider: HubAccess.name)
    case 402: throw .quota(provider: HubAccess.name)
    case 429:
      let wait: Duration? =
        switch RetryHint(response.headers, now: Date()).delay {
        case .unknown: nil
        case .after(let delay), .tooLong(let delay): delay
        }
      throw .rateLimited(provider: HubAccess.name, retryAfter: wait)
    default:
      throw .provider(
        provider: HubAccess.name, status: response.status.code, code: nil,
        message: "could not \(operation): \(self.words(of: response))")
    }
  }

  /// What was said, without the token that the request held.
  private func words(of response: OutboundResponse) -> String {
    struct Refusal: Decodable {
      var error: String?
      var message: String?
    }
    var redactor = Redactor()
    redactor.add(self.access.jobToken.value)
    let refusal = try? JSONDecoder().decode(Refusal.self, from: Data(response.body))
    let words =
      refusal?.error ?? refusal?.message
      ?? String(decoding: response.body.prefix(8 << 10), as: UTF8.self)
    return String(redactor.redact(words).prefix(Self.maximumCharacters))
  }
}
