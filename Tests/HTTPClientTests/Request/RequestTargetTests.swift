import HTTPClient
import Testing

struct RequestTargetTests {
  @Test(arguments: [
    ("http://example.org", "http://example.org/"),
    ("HTTPS://Example.ORG:443/a?b=c", "https://example.org/a?b=c"),
    ("https://example.org:8443?x", "https://example.org:8443/?x"),
    ("http://127.0.0.1:80/", "http://127.0.0.1/"),
    ("http://0x7f.1/", "http://127.0.0.1/"),
    ("http://[0:0:0:0:0:0:0:1]:8080/x", "http://[::1]:8080/x"),
    ("https://a_b.example-1.org/", "https://a_b.example-1.org/"),
  ])
  func `a URL has one form`(url: String, canonical: String) throws {
    #expect(try RequestTarget(url).url == canonical)
  }

  @Test(arguments: [
    "", "example.org", "ftp://example.org/", "file:///etc/passwd", "http://", "http:///path",
    "http://user@example.org/", "http://user:secret@example.org/", "http://example.org@evil/",
    "http://example.org/#part", "http://example.org\\@evil.org/", "http://exa mple.org/",
    "http://example.org/\u{0}", "http://example.org/\r\nX: y", "http://exämple.org/",
    "http://①②⑦.⓪.⓪.①/", "http://example.org:0/", "http://example.org:65536/",
    "http://example.org:+80/", "http://[::1/", "http://[::1]x/", "http://[fe80::1%25eth0]/",
    "http://256.1.1.1/", "http://1.2.3.4.5/", "http://a%2eb/", "http://a..b/", "http://.a/",
  ])
  func `what could be read in two ways is refused, and not repeated`(url: String) throws {
    let error = #expect(throws: OutboundError.self) { try RequestTarget(url) }
    guard case .invalidURL = try #require(error) else {
      Issue.record("\(String(describing: error))")
      return
    }
    if url.contains("secret") { #expect(error?.description.contains("secret") == false) }
  }

  @Test(arguments: [
    ("https://other.org/x", "https://other.org/x"), ("//other.org/y", "https://other.org/y"),
    ("/z?q#part", "https://example.org/z?q"), ("next", "https://example.org/a/next"),
    ("?p", "https://example.org/a/b?p"), ("#part", "https://example.org/a/b?c"),
    ("/to?u=http://x", "https://example.org/to?u=http://x"),
  ])
  func `a location is resolved`(location: String, expected: String) throws {
    let base = try RequestTarget("https://example.org/a/b?c")
    #expect(try base.resolving(location).url == expected)
  }

  @Test(arguments: ["javascript:alert(1)", "file:///etc/passwd", "https://u:p@other.org/"])
  func `a location that is no place for a request is refused`(location: String) throws {
    let base = try RequestTarget("https://example.org/")
    #expect(throws: OutboundError.self) { try base.resolving(location) }
  }
}
