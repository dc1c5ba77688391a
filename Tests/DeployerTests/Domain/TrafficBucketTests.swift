import Testing

@testable import Deployer

@Suite struct TrafficBucketTests {
  @Test func `puts a conversation into the same bucket each time`() {
    let first = TrafficBucket(of: ConversationID("c-17"), in: .production)
    #expect(TrafficBucket(of: ConversationID("c-17"), in: .production) == first)
    #expect((0..<TrafficBucket.count).contains(first.index))
  }

  @Test func `spreads conversations evenly, also those that differ in one digit only`() {
    var tenths = [Int](repeating: 0, count: 10)
    for number in 0..<10_000 {
      let bucket = TrafficBucket(of: ConversationID("conversation-\(number)"), in: .production)
      tenths[bucket.index / 1_000] += 1
    }
    // Chi-square with 9 degrees of freedom: 27.9 is exceeded by chance once in a thousand.
    let statistic = tenths.reduce(0.0) { $0 + Double(($1 - 1_000) * ($1 - 1_000)) / 1_000 }
    #expect(statistic < 27.9)
  }

  @Test func `draws anew for each environment`() {
    let same = (0..<1_000).count { number in
      let id = ConversationID("c\(number)")
      return TrafficBucket(of: id, in: .production) == TrafficBucket(of: id, in: .staging)
    }
    #expect(same < 10)
  }
}
