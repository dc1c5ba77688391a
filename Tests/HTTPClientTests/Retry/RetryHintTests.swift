import Foundation
import HTTPClient
import HTTPTypes
import Testing

struct RetryHintTests {
  private static let now = Date(timeIntervalSince1970: 784_111_777)

  private static func hint(_ fields: [(String, String)]) throws -> RetryHint {
    var headers = HTTPFields()
    for (name, value) in fields {
      headers.append(HTTPField(name: try #require(HTTPField.Name(name)), value: value))
    }
    return RetryHint(headers, now: self.now)
  }

  @Test(
    arguments: [
      ([("Retry-After", "7")], RetryHint.Delay.after(.seconds(7))),
      ([("retry-after", "0.5")], .after(.milliseconds(500))),
      ([("Retry-After", "120")], .after(.seconds(120))),
      ([("Retry-After", "121")], .tooLong(.seconds(121))),
      ([("Retry-After", "0")], .unknown), ([("Retry-After", "-3")], .unknown),
      ([("Retry-After", "soon")], .unknown), ([("Retry-After", "nan")], .unknown),
      ([("Retry-After", "Sun, 06 Nov 1994 08:49:47 GMT")], .after(.seconds(10))),
      ([("Retry-After", "Sunday, 06-Nov-94 08:50:37 GMT")], .after(.seconds(60))),
      ([("Retry-After", "Sun Nov  6 08:49:38 1994")], .after(.seconds(1))),
      ([("Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT")], .unknown),
      ([("Retry-After", "Sun, 06 Nov 1994 09:49:37 GMT")], .tooLong(.seconds(3600))),
      ([("retry-after-ms", "350"), ("retry-after", "1")], .after(.milliseconds(350))),
      ([("retry-after-ms", "junk"), ("retry-after", "1")], .after(.seconds(1))),
      ([("RateLimit", "\"api\";r=0;t=42")], .after(.seconds(42))),
      ([("RateLimit", "\"api\";r=3;t=42")], .unknown),
      ([("RateLimit", "\"a\";r=0;t=5, \"b\"; r=0; t=9, \"c\";r=1;t=99")], .after(.seconds(9))),
      (
        [("x-ratelimit-remaining-requests", "0"), ("x-ratelimit-reset-requests", "6m0s")],
        .tooLong(.seconds(360))
      ),
      (
        [("x-ratelimit-remaining-tokens", "0"), ("x-ratelimit-reset-tokens", "350ms")],
        .after(.milliseconds(350))
      ),
      ([("x-ratelimit-remaining-requests", "-1"), ("x-ratelimit-reset-requests", "1s")], .unknown),
      ([("x-ratelimit-remaining-requests", "9"), ("x-ratelimit-reset-requests", "1s")], .unknown),
      ([], .unknown),
    ] as [([(String, String)], RetryHint.Delay)])
  func `a server says in many ways when to come back`(
    fields: [(String, String)], delay: RetryHint.Delay
  ) throws {
    #expect(try Self.hint(fields).delay == delay)
  }

  @Test(arguments: [("true", true), ("False", false), ("maybe", nil)] as [(String, Bool?)])
  func `a server says whether to come back`(text: String, expected: Bool?) throws {
    #expect(try Self.hint([("x-should-retry", text)]).shouldRetry == expected)
  }
}
