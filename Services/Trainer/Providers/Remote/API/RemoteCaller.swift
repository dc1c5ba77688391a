import FoundationEssentials
import HTTPClient
import HTTPTypes
import ProviderAccess

/// Sends requests with what authenticates them, and tells answers from refusals.
///
/// One call is one request, apart from a second attempt when the credentials were refused and could be renewed. What is
/// asked again, and when, is decided by whoever calls: a creation must not be repeated before it was looked for.
struct RemoteCaller: Sendable {
  /// Sends one request.
  typealias Sending = (OutboundRequest) async throws -> OutboundResponse

  /// Authenticates requests; nil for those whose address does.
  let credential: (any ProviderCredential)?
  /// Fields that say on whose account requests go.
  var accountFields: [HTTPField] = []
  /// Sends.
  let http: any HTTPExchange

  /// Makes a call and decodes its answer.
  ///
  /// - Throws: `RemoteError`, `CancellationError`.
  func decode<Answer: Decodable>(
    _ type: Answer.Type = Answer.self, from call: RemoteCall
  ) async throws -> Answer {
    try Self.decode(type, from: try await self.answer(to: call), to: call)
  }

  /// Decodes an answer.
  ///
  /// - Throws: `RemoteError`.
  static func decode<Answer: Decodable>(
    _ type: Answer.Type = Answer.self, from response: OutboundResponse, to call: RemoteCall
  ) throws(RemoteError) -> Answer {
    do {
      return try JSONDecoder().decode(type, from: Data(response.body))
    } catch {
      // What a decoder says may quote what it decoded.
      throw .incomprehensible(
        operation: call.operation, reason: "it is not the JSON that is documented")
    }
  }

  /// Makes a call.
  ///
  /// - Returns: An answer with a status of success.
  /// - Throws: `RemoteError`, `CancellationError`.
  @discardableResult
  func answer(to call: RemoteCall) async throws -> OutboundResponse {
    try await self.answer(to: call) { try await self.http.send($0) }
  }

  /// Makes a call whose request is sent in a way of its own.
  ///
  /// - Returns: An answer with a status of success.
  /// - Throws: `RemoteError`, `CancellationError`, what `send` throws besides `OutboundError`.
  @discardableResult
  func answer(to call: RemoteCall, sending send: Sending) async throws -> OutboundResponse {
    let (response, request) = try await self.exchange(call, renewing: false, send)
    if response.status.code == 401, self.credential?.isRenewable == true {
      let (second, request) = try await self.exchange(call, renewing: true, send)
      return try Self.success(second, of: call, sent: request)
    }
    return try Self.success(response, of: call, sent: request)
  }

  private func exchange(
    _ call: RemoteCall, renewing: Bool, _ send: Sending
  ) async throws -> (OutboundResponse, OutboundRequest) {
    do {
      var headers = HTTPFields()
      for field in self.accountFields { headers.append(field) }
      if let credential = self.credential {
        headers.append(try await credential.field(renewing: renewing))
      }
      for field in call.headers { headers.append(field) }
      let request = OutboundRequest(
        method: call.method, url: call.url, headers: headers, body: call.body,
        timeouts: call.timeouts, maximumResponseBytes: call.maximumResponseBytes,
        redirects: call.redirects, repetition: call.repetition)
      return (try await send(request), request)
    } catch let error as OutboundError {
      try Task.checkCancellation()
      throw RemoteError(error, operation: call.operation)
    } catch let error as CredentialError {
      throw RemoteError(error, operation: call.operation)
    }
  }

  private static func success(
    _ response: OutboundResponse, of call: RemoteCall, sent request: OutboundRequest
  ) throws(RemoteError) -> OutboundResponse {
    if (200..<300).contains(response.status.code) { return response }
    var redactor = Redactor(request.headers)
    for secret in call.secrets { redactor.add(secret.value) }
    throw RemoteError(response, operation: call.operation, redactor: redactor)
  }

  /// A body of JSON with its members in order.
  static func json(_ value: JSONValue) throws -> OutboundBody {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return .bytes(Array(try encoder.encode(value)))
  }
}
