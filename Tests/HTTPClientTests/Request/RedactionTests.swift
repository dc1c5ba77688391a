import HTTPClient
import HTTPTypes
import Testing

struct RedactionTests {
  private static func request() throws -> OutboundRequest {
    var headers: HTTPFields = [.authorization: "Bearer hf_abcdef123456", .accept: "text/plain"]
    headers[try #require(HTTPField.Name("api-key"))] = "0123456789abcdef"
    return OutboundRequest(
      method: .post, url: "https://example.org/a?sig=s3cr3tsig", headers: headers,
      body: .bytes(Array("patient".utf8)))
  }

  @Test func `what is printed of a request holds no secret`() throws {
    let request = try Self.request()
    var dumped = ""
    dump(request, to: &dumped)
    for text in ["\(request)", String(reflecting: request), dumped] {
      #expect(text.contains("https://example.org/a"))
      #expect(text.contains("text/plain"))
      for secret in ["hf_abcdef123456", "0123456789abcdef", "s3cr3tsig", "patient"] {
        #expect(!text.contains(secret))
      }
    }
  }

  @Test func `secrets are taken out of text by their values`() throws {
    let redactor = Redactor(try Self.request().headers)
    #expect(
      redactor.redact("Incorrect key 0123456789abcdef; token hf_abcdef123456!")
        == "Incorrect key [redacted]; token [redacted]!")
    #expect(redactor.redact("text/plain") == "text/plain")
  }

  @Test(arguments: [
    ("Authorization", true), ("Proxy-Authorization", true), ("api-key", true), ("X-Api-Key", true),
    ("X-Vault-Token", true), ("X-IDENTITY-HEADER", true), ("Cookie", true), ("Set-Cookie", true),
    ("Content-Type", false), ("X-Request-Id", false), ("Metadata", false),
  ])
  func `fields that authenticate are known by their names`(name: String, isSecret: Bool) throws {
    #expect(SecretHeader.isSecret(try #require(HTTPField.Name(name))) == isSecret)
  }
}
