import Synchronization

/// What a request costs, and so how many are taken.
enum RateClass: String, CaseIterable, Hashable, Sendable {
  /// Without a token; counted per address.
  case open
  /// Looking at things.
  case read
  /// Changing things.
  case write
  /// Handing in conversations and feedback.
  case ingest
  /// Answering patients.
  case chat
  /// Requests that were refused for their token; counted per address.
  case refused
}

/// How many requests of a class one caller may send.
struct RateLimit: Hashable, Sendable {
  /// Requests a second in the long run.
  var perSecond: Double
  /// Requests at once.
  var burst: Double

  /// A limit; at once as many as in four seconds unless told otherwise.
  init(perSecond: Double, burst: Double? = nil) {
    self.perSecond = perSecond
    self.burst = burst ?? perSecond * 4
  }
}

/// Token buckets, one for each caller and class.
final class RateLimiter: Sendable {
  private struct Key: Hashable {
    let rateClass: RateClass
    let caller: String
  }

  private struct Bucket {
    var tokens: Double
    var filledAt: ContinuousClock.Instant

    mutating func fill(_ limit: RateLimit, at now: ContinuousClock.Instant) {
      let elapsed = self.filledAt.duration(to: now) / .seconds(1)
      self.tokens = min(limit.burst, self.tokens + max(0, elapsed) * limit.perSecond)
      self.filledAt = now
    }
  }

  private let limits: [RateClass: RateLimit]
  private let maximumBuckets: Int
  private let buckets = Mutex<[Key: Bucket]>([:])

  /// A limiter that starts with full buckets.
  ///
  /// - Parameters:
  ///   - limits: Classes that are not in it are not limited.
  ///   - maximumBuckets: Beyond this many, the full ones are forgotten.
  init(limits: [RateClass: RateLimit], maximumBuckets: Int = 10_000) {
    self.limits = limits
    self.maximumBuckets = maximumBuckets
  }

  /// Takes one request; returns how long to wait when there is none left.
  func take(
    _ rateClass: RateClass, for caller: String, at now: ContinuousClock.Instant = .now
  ) -> Duration? {
    guard let limit = self.limits[rateClass] else { return nil }
    return self.buckets.withLock { buckets in
      if buckets.count >= self.maximumBuckets { self.forgetFullBuckets(&buckets, at: now) }
      let key = Key(rateClass: rateClass, caller: caller)
      var bucket = buckets[key] ?? Bucket(tokens: limit.burst, filledAt: now)
      bucket.fill(limit, at: now)
      defer { buckets[key] = bucket }
      guard bucket.tokens >= 1 else {
        return .seconds((1 - bucket.tokens) / limit.perSecond)
      }
      bucket.tokens -= 1
      return nil
    }
  }

  /// How many callers are remembered.
  var bucketCount: Int { self.buckets.withLock { $0.count } }

  private func forgetFullBuckets(_ buckets: inout [Key: Bucket], at now: ContinuousClock.Instant) {
    buckets = buckets.filter { key, bucket in
      guard let limit = self.limits[key.rateClass] else { return false }
      var bucket = bucket
      bucket.fill(limit, at: now)
      return bucket.tokens < limit.burst
    }
    // An attack with more callers than fit: start anew rather than grow.
    if buckets.count >= self.maximumBuckets { buckets.removeAll() }
  }
}
