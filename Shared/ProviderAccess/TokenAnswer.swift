import FoundationEssentials
import HTTPClient
import HTTPTypes

/// What gives out tokens answers with. The metadata service sends numbers as texts.
struct TokenAnswer: Decodable {
  private struct Refusal: Decodable {
    let error: String?
    let description: String?

    private enum CodingKeys: String, CodingKey {
      case error
      case description = "error_description"
    }
  }

  private let token: String
  private let seconds: Double

  private enum CodingKeys: String, CodingKey {
    case token = "access_token"
    case seconds = "expires_in"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.token = try container.decode(String.self, forKey: .token)
    if let number = try? container.decode(Double.self, forKey: .seconds) {
      self.seconds = number
    } else {
      self.seconds = Double(try container.decode(String.self, forKey: .seconds)) ?? 0
    }
  }

  /// Asks for a token.
  ///
  /// - Throws: `CredentialError`, `CancellationError`.
  static func grant(
    from request: OutboundRequest, over http: any HTTPExchange, redactor: Redactor
  ) async throws -> RenewedToken.Grant {
    let response: OutboundResponse
    do {
      response = try await http.send(request)
    } catch let error as OutboundError {
      try Task.checkCancellation()
      throw CredentialError.unreachable(error)
    }
    let status = response.status.code
    guard (200..<300).contains(status) else {
      let words = redactor.redact(self.words(of: response.body))
      throw status == 429 || status >= 500
        ? CredentialError.unavailable(reason: words)
        : CredentialError.refused(status: status, reason: words)
    }
    guard let answer = try? JSONDecoder().decode(TokenAnswer.self, from: Data(response.body)),
      answer.seconds > 0
    else { throw CredentialError.unavailable(reason: "the answer holds no token") }
    return RenewedToken.Grant(
      token: ProviderSecret(answer.token), lifetime: .seconds(answer.seconds))
  }

  private static func words(of body: [UInt8]) -> String {
    guard let refusal = try? JSONDecoder().decode(Refusal.self, from: Data(body)) else {
      return "it does not say why"
    }
    return String((refusal.description ?? refusal.error ?? "it does not say why").prefix(300))
  }
}
