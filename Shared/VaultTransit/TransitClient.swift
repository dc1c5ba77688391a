import FieldEncryption
import FoundationEssentials
import HTTPClient
import HTTPTypes

/// Asks HashiCorp Vault's Transit engine, or what speaks its protocol, over HTTP.
///
/// `POST /v1/<mount>/<operation>/<key>` with JSON of base64 in `data`; see Vault's API documentation, "Transit
/// secrets engine". Answers are hostile input: small, whole, and of known form.
struct TransitClient: Sendable {
  enum Operation: String {
    case encrypt, decrypt, rewrap
  }

  /// The body of a request; what is nil is left out.
  struct Request: Encodable {
    var plaintext: String?
    var ciphertext: String?
    var context: String?
    var associatedData: String?

    private enum CodingKeys: String, CodingKey {
      case plaintext, ciphertext, context
      case associatedData = "associated_data"
    }
  }

  private struct Answer: Decodable {
    struct Content: Decodable {
      var plaintext: String?
      var ciphertext: String?
    }
    var data: Content
  }

  private struct Refusal: Decodable {
    var errors: [String]
  }

  /// What an attempt came to when it came to no result.
  private enum Failure: Error {
    /// It may go better next time, at the earliest after a while.
    case passing(String, after: Duration?)
    /// It would not.
    case lasting(FieldEncryptionError)
  }

  private static let maximumAnswerBytes = 64 << 10
  private static let maximumDelay = Duration.seconds(5)

  private let configuration: TransitConfiguration
  private let token: @Sendable () throws -> String
  private let clock: any Clock<Duration>
  private let client: CurlClient

  init(
    _ configuration: TransitConfiguration, clock: any Clock<Duration>,
    token: @escaping @Sendable () throws -> String
  ) {
    self.configuration = configuration
    self.token = token
    self.clock = clock
    self.client = CurlClient(
      configuration: .init(
        certificateAuthorityFile: configuration.certificateAuthorityFile,
        maximumConnectionsPerHost: 2))
  }

  /// Asks until there is an answer, or it will not come.
  ///
  /// - Returns: The plaintext or ciphertext of the answer.
  /// - Throws: `FieldEncryptionError` when it is refused, `KeyServiceUnavailable` when nobody decides.
  func ask(_ operation: Operation, _ request: Request) async throws -> String {
    let body = try JSONEncoder().encode(request)
    var attempt = 1
    while true {
      do {
        return try await self.attempt(operation, body)
      } catch Failure.lasting(let error) {
        throw error
      } catch Failure.passing(let reason, let wanted) {
        guard attempt < self.configuration.attempts else {
          throw KeyServiceUnavailable(
            host: self.configuration.host, reason: reason, attempts: attempt)
        }
        try await self.clock.sleep(for: self.delay(after: attempt, wanted))
        attempt += 1
      }
    }
  }

  private func attempt(_ operation: Operation, _ body: Data) async throws -> String {
    // Read anew each time: an agent renews it.
    let token = try self.token()
    let response: OutboundResponse
    do {
      response = try await self.client.send(self.request(operation, body, token))
    } catch let error as OutboundError {
      throw self.failure(error)
    }
    guard response.status.code == 200 else { throw self.failure(response, token) }
    let answer = try? JSONDecoder().decode(Answer.self, from: Data(response.body))
    let text = operation == .decrypt ? answer?.data.plaintext : answer?.data.ciphertext
    guard let text else {
      throw self.lasting("it answers something else than a Transit engine does")
    }
    return text
  }

  private func request(
    _ operation: Operation, _ body: Data, _ token: String
  ) throws -> OutboundRequest {
    guard let tokenField = HTTPField.Name("X-Vault-Token"),
      let requestField = HTTPField.Name("X-Vault-Request"),
      let namespaceField = HTTPField.Name("X-Vault-Namespace")
    else { preconditionFailure("these are names of header fields") }
    let configuration = self.configuration
    var headers: HTTPFields = [.contentType: "application/json", requestField: "true"]
    headers[tokenField] = token
    headers[namespaceField] = configuration.namespace
    return OutboundRequest(
      method: .post,
      url: "\(configuration.url)/v1/\(configuration.mount)/\(operation.rawValue)/"
        + configuration.key,
      headers: headers, body: .bytes([UInt8](body)),
      timeouts: Timeouts(
        total: configuration.timeout, connect: min(configuration.timeout, .seconds(5))),
      maximumResponseBytes: Self.maximumAnswerBytes)
  }

  // MARK: - Failures

  private func failure(_ error: OutboundError) -> Failure {
    switch error {
    case .unreachable, .timedOut, .interrupted, .circuitOpen:
      return .passing("\(error)", after: nil)
    case .untrustedServer:
      return self.lasting(
        "\(error)", remedy: "name the file of its authority with REDDYTALK_ROOT_KEY_KMS_CA_FILE")
    case .invalidURL, .refused, .responseTooLarge, .unreadableBody, .tooManyRedirects, .shutDown:
      return self.lasting("\(error)")
    }
  }

  private func failure(_ response: OutboundResponse, _ token: String) -> Failure {
    let words = self.words(response, token)
    switch response.status.code {
    case 412, 429, 500...599:
      let hint = RetryHint(response.headers, now: Date())
      return .passing("it answers \(response.status.code)\(words)", after: Self.wait(hint))
    case 400 where words.contains("too old"):
      return self.lasting(
        "it does not open this version of the key any more\(words)",
        remedy: "lower min_decryption_version of the key, then wrap the store's keys anew")
    case 400 where words.contains("message authentication failed"):
      return .lasting(.wrongWrappingKey(what: "the store's key"))
    case 401, 403:
      return self.lasting(
        "it refuses the token\(words)",
        remedy: "put a token that may use the key into REDDYTALK_ROOT_KEY_KMS_TOKEN_FILE")
    case 404:
      return self.lasting(
        "there is no such key or engine\(words)",
        remedy: "check REDDYTALK_ROOT_KEY_KMS_MOUNT, _KEY and _NAMESPACE")
    case 300...399:
      return self.lasting(
        "it redirects elsewhere, which is not followed",
        remedy: "name the node that answers itself in REDDYTALK_ROOT_KEY_KMS_URL")
    default:
      return self.lasting("it answers \(response.status.code)\(words)")
    }
  }

  private func lasting(
    _ reason: String, remedy: String = "check the settings REDDYTALK_ROOT_KEY_KMS_..."
  ) -> Failure {
    .lasting(
      .unusableRootKey(
        reason: "the key service at \(self.configuration.host): \(reason)", remedy: remedy))
  }

  private static func wait(_ hint: RetryHint) -> Duration? {
    switch hint.delay {
    case .unknown: nil
    case .after(let wait), .tooLong(let wait): wait
    }
  }

  /// What the service says of its refusal, without what it was told.
  private func words(_ response: OutboundResponse, _ token: String) -> String {
    let refusal = try? JSONDecoder().decode(Refusal.self, from: Data(response.body))
    guard let errors = refusal?.errors, !errors.isEmpty else { return "" }
    let text = errors.joined(separator: "; ").split(whereSeparator: \.isNewline)
      .joined(separator: " ")
    return text.contains(token) ? "" : " (\(text.prefix(200)))"
  }

  /// Full jitter, so that services that start together do not ask together; at least as long as the service
  /// wants, within reason.
  private func delay(after attempt: Int, _ wanted: Duration?) -> Duration {
    let bound = min(self.configuration.backoff * (1 << min(attempt - 1, 10)), Self.maximumDelay)
    return max(bound * Double.random(in: 0...1), min(wanted ?? .zero, Self.maximumDelay))
  }
}
