import Testing

@testable import Deployer

@Suite struct TrafficSplitTests {
  private let time = DeployerTime()

  @Test func `gives a single version everything`() {
    let split = TrafficSplit(whole: TestArm.make("v1", self.time))
    for number in 0..<500 {
      #expect(split.arm(for: Self.bucket(number)).deploymentID == DeploymentID("v1"))
    }
  }

  @Test func `only moves conversations to the newer version when its weight grows`() {
    let (new, old) = (TestArm.make("new", self.time), TestArm.make("old", self.time))
    var moved: Set<Int> = []
    for weight in [100, 500, 2_500, 5_000, 9_900] {
      let split = TrafficSplit([
        TrafficSplit.Share(arm: new, basisPoints: weight),
        TrafficSplit.Share(arm: old, basisPoints: 10_000 - weight),
      ])
      let now = Set((0..<2_000).filter { split.arm(for: Self.bucket($0)) === new })
      #expect(now.isSuperset(of: moved))
      #expect(abs(Double(now.count) / 2_000 - Double(weight) / 10_000) < 0.04)
      moved = now
    }
  }

  private static func bucket(_ number: Int) -> TrafficBucket {
    TrafficBucket(of: ConversationID("c\(number)"), in: .production)
  }
}
