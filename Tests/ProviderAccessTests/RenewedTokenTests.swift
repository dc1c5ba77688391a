import HTTPClient
import HTTPTypes
import ProviderAccess
import Synchronization
import Testing

@Suite("Tokens of Entra ID")
struct RenewedTokenTests {
  /// Answers requests as a test says, and records them.
  private final class Answers: HTTPExchange {
    let requests = Mutex<[OutboundRequest]>([])
    private let answer: @Sendable (Int) -> OutboundResponse

    init(_ answer: @escaping @Sendable (Int) -> OutboundResponse) { self.answer = answer }

    func send(_ request: OutboundRequest) async throws -> OutboundResponse {
      let count = self.requests.withLock { requests in
        requests.append(request)
        return requests.count
      }
      return self.answer(count)
    }
  }

  private static func json(_ text: String, status: Int = 200) -> OutboundResponse {
    OutboundResponse(status: HTTPResponse.Status(code: status), body: Array(text.utf8))
  }

  private static func body(of request: OutboundRequest) -> String {
    if case .bytes(let bytes) = request.body { String(decoding: bytes, as: UTF8.self) } else { "" }
  }

  @Test("are renewed five minutes before they expire, and once when they were refused")
  func renewal() async throws {
    let now = Mutex(Duration.zero)
    let answers = Answers { Self.json(#"{"access_token":"token-\#($0)","expires_in":3600}"#) }
    let token = RenewedToken(
      EntraTokenSource(
        tenant: "t", clientID: "c", clientSecret: ProviderSecret("the-secret"), scope: "s/.default",
        over: answers)
    ) { now.withLock { $0 } }
    #expect(try await token.secret(renewing: false).value == "token-1")
    now.withLock { $0 = .seconds(3_299) }
    #expect(try await token.secret(renewing: false).value == "token-1")
    now.withLock { $0 = .seconds(3_300) }
    #expect(try await token.secret(renewing: false).value == "token-2")
    #expect(try await token.secret(renewing: true).value == "token-3")
    #expect(try await token.field(renewing: false).value == "Bearer token-3")
    let request = try #require(answers.requests.withLock { $0.first })
    #expect(request.url == "https://login.microsoftonline.com/t/oauth2/v2.0/token")
    #expect(
      Self.body(of: request)
        == "client_id=c&client_secret=the-secret&grant_type=client_credentials&scope=s%2F.default")
  }

  @Test("come from the machine's metadata service too, which sends numbers as texts")
  func managedIdentity() async throws {
    let answers = Answers { _ in Self.json(#"{"access_token":"ey","expires_in":"86399"}"#) }
    let grant = try await ManagedIdentitySource(
      resource: "https://cognitiveservices.azure.com", container: nil, over: answers
    ).grant()
    #expect(grant.lifetime == .seconds(86_399))
    let request = try #require(answers.requests.withLock { $0.first })
    #expect(request.url.hasPrefix("http://169.254.169.254/metadata/identity/oauth2/token?"))
    let metadata = try #require(HTTPField.Name("Metadata"))
    #expect(request.headers[metadata] == "true")
  }

  @Test("come from the container's own service where there is one")
  func container() async throws {
    let answers = Answers { _ in Self.json(#"{"access_token":"ey","expires_in":100}"#) }
    _ = try await ManagedIdentitySource(
      resource: "r",
      container: .init(
        endpoint: "http://localhost:42356/msi/token", header: ProviderSecret("head")),
      over: answers
    ).grant()
    let request = try #require(answers.requests.withLock { $0.first })
    #expect(request.url.hasPrefix("http://localhost:42356/msi/token?api-version=2019-08-01&"))
    #expect(request.headers[try #require(HTTPField.Name("X-IDENTITY-HEADER"))] == "head")
    #expect(!"\(request)".contains("head\""))
  }

  @Test("are refused in words that hold no secret", arguments: [400, 401, 500])
  func refused(status: Int) async throws {
    let answers = Answers { _ in
      Self.json(
        #"{"error":"invalid_client","error_description":"wrong: the-secret"}"#, status: status)
    }
    let source = EntraTokenSource(
      tenant: "t", clientID: "c", clientSecret: ProviderSecret("the-secret"), scope: "s",
      over: answers)
    let error = await #expect(throws: CredentialError.self) { _ = try await source.grant() }
    #expect(error?.description.contains("the-secret") == false)
    #expect(error?.description.contains("wrong") == true)
  }
}
