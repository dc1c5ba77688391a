import Testing

@testable import Gateway

@Suite struct RateLimiterTests {
  private let start = ContinuousClock.now

  @Test("lets a burst through, then as many as the rate says")
  func rate() {
    let limiter = RateLimiter(limits: [.read: RateLimit(perSecond: 2, burst: 3)])
    for _ in 0..<3 { #expect(limiter.take(.read, for: "a", at: self.start) == nil) }
    #expect(limiter.take(.read, for: "a", at: self.start) == .milliseconds(500))
    #expect(limiter.take(.read, for: "a", at: self.start + .milliseconds(500)) == nil)
    #expect(limiter.take(.read, for: "a", at: self.start + .milliseconds(500)) != nil)
  }

  @Test("keeps no more than a burst for a caller that waits")
  func ceiling() {
    let limiter = RateLimiter(limits: [.read: RateLimit(perSecond: 2, burst: 2)])
    let later = self.start + .seconds(1000)
    _ = limiter.take(.read, for: "a", at: self.start)
    for _ in 0..<2 { #expect(limiter.take(.read, for: "a", at: later) == nil) }
    #expect(limiter.take(.read, for: "a", at: later) != nil)
  }

  @Test("keeps callers and classes apart, and does not limit what has no limit")
  func separation() {
    let limiter = RateLimiter(
      limits: [.read: RateLimit(perSecond: 1, burst: 1), .write: RateLimit(perSecond: 1, burst: 1)])
    #expect(limiter.take(.read, for: "a", at: self.start) == nil)
    #expect(limiter.take(.write, for: "a", at: self.start) == nil)
    #expect(limiter.take(.read, for: "b", at: self.start) == nil)
    #expect(limiter.take(.read, for: "a", at: self.start) != nil)
    for _ in 0..<100 { #expect(limiter.take(.chat, for: "a", at: self.start) == nil) }
  }

  @Test("remembers no more callers than it may")
  func memory() {
    let limiter = RateLimiter(
      limits: [.open: RateLimit(perSecond: 1, burst: 2)], maximumBuckets: 10)
    for number in 0..<1000 { _ = limiter.take(.open, for: "\(number)", at: self.start) }
    #expect(limiter.bucketCount <= 10)
    _ = limiter.take(.open, for: "a", at: self.start)
    _ = limiter.take(.open, for: "a", at: self.start)
    #expect(limiter.take(.open, for: "a", at: self.start) != nil)
  }
}
