import HTTPClient
import Testing

struct GoDurationTests {
  @Test(arguments: [
    ("12ms", Duration.milliseconds(12)), ("1s", .seconds(1)), ("6m0s", .seconds(360)),
    ("1h2m3.5s", .milliseconds(3_723_500)), ("7us", .microseconds(7)), ("7µs", .microseconds(7)),
    ("7μs", .microseconds(7)), ("250ns", .nanoseconds(250)), ("0", .zero), ("0s", .zero),
    (".5s", .milliseconds(500)),
  ])
  func `durations are read as Go prints them`(text: String, expected: Duration) {
    #expect(GoDuration.parse(text) == expected)
  }

  @Test(arguments: ["", "1", "s", "-1s", "1 s", "1x", "1s2", "..s", "99999999999999h"])
  func `anything else is no duration`(text: String) {
    #expect(GoDuration.parse(text) == nil)
  }
}
