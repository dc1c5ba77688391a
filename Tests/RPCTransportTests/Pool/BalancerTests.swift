import NIOCore
import Testing

@testable import RPCTransport

/// Who gets a call and who is left out, on a clock and with chance of the test's own.
@Suite struct BalancerTests {
  /// SplitMix64: the same numbers every time.
  private struct Chance: RandomNumberGenerator {
    var state: UInt64 = 1

    mutating func next() -> UInt64 {
      self.state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (self.state ^ (self.state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)
  private static let policy = Balancer<String>.Policy(
    failures: 3, ejection: .seconds(5), longestEjection: .seconds(15))

  private func balancer(_ members: [String]) -> Balancer<String> {
    var balancer = Balancer<String>(policy: Self.policy)
    balancer.update(members)
    return balancer
  }

  private func fail(_ balancer: inout Balancer<String>, times: Int, at now: NIODeadline) {
    for _ in 0..<times { balancer.ended("a", .failed, at: now) }
  }

  @Test("Nobody is chosen out of none")
  func none() {
    var (balancer, chance) = (self.balancer([]), Chance())
    #expect(balancer.pick(at: self.start, using: &chance) == nil)
  }

  @Test("Of two, the one with fewer calls in flight is chosen")
  func fewerInFlight() {
    var (balancer, chance) = (self.balancer(["a", "b"]), Chance())
    for _ in 0..<100 { _ = balancer.pick(at: self.start, using: &chance) }
    #expect(balancer.inFlight(of: "a") == 50)
    #expect(balancer.inFlight(of: "b") == 50)
  }

  @Test("Two choices keep ten members nearly even")
  func even() {
    let members = (0..<10).map { "\($0)" }
    var (balancer, chance) = (self.balancer(members), Chance())
    for _ in 0..<1000 { _ = balancer.pick(at: self.start, using: &chance) }
    let loads = members.map { balancer.inFlight(of: $0) }
    #expect(loads.reduce(0, +) == 1000)
    #expect(loads.allSatisfy { (95...105).contains($0) }, "\(loads)")
  }

  @Test("A member that fails in a row is left out, and comes back after a while")
  func ejection() {
    var (balancer, chance) = (self.balancer(["a", "b"]), Chance())
    self.fail(&balancer, times: 2, at: self.start)
    #expect(balancer.isAdmitted("a", at: self.start))
    self.fail(&balancer, times: 1, at: self.start)
    for _ in 0..<20 {
      #expect(balancer.pick(at: self.start + .seconds(4), using: &chance) == "b")
    }
    #expect(balancer.isAdmitted("a", at: self.start + .seconds(5)))
  }

  @Test("An answer between failures begins the count again")
  func answerBetween() {
    var balancer = self.balancer(["a", "b"])
    self.fail(&balancer, times: 2, at: self.start)
    balancer.ended("a", .answered, at: self.start)
    self.fail(&balancer, times: 2, at: self.start)
    balancer.ended("a", .nothing, at: self.start)
    #expect(balancer.isAdmitted("a", at: self.start))
  }

  @Test("Each time in a row a member is left out twice as long, up to a bound, on one failure")
  func exponential() {
    var balancer = self.balancer(["a", "b"])
    self.fail(&balancer, times: 3, at: self.start)
    var now = self.start + .seconds(5)
    for seconds: Int64 in [10, 15, 15] {
      self.fail(&balancer, times: 1, at: now)
      #expect(!balancer.isAdmitted("a", at: now + .seconds(seconds) - .nanoseconds(1)))
      now = now + .seconds(seconds)
      #expect(balancer.isAdmitted("a", at: now))
    }
    balancer.ended("a", .answered, at: now)
    self.fail(&balancer, times: 2, at: now)
    #expect(balancer.isAdmitted("a", at: now))
  }

  @Test("With everybody left out, calls go on to somebody")
  func allOut() {
    var (balancer, chance) = (self.balancer(["a"]), Chance())
    self.fail(&balancer, times: 3, at: self.start)
    #expect(balancer.pick(at: self.start, using: &chance) == "a")
  }

  @Test("Only candidates are chosen, also when everybody else is better")
  func candidates() {
    var (balancer, chance) = (self.balancer(["a", "b"]), Chance())
    self.fail(&balancer, times: 3, at: self.start)
    for _ in 0..<20 {
      #expect(balancer.pick(at: self.start, using: &chance) { $0 == "a" } == "a")
    }
    #expect(balancer.pick(at: self.start, using: &chance) { _ in false } == nil)
  }

  @Test("Members that stay keep their standing, those that go are forgotten")
  func update() {
    var (balancer, chance) = (self.balancer(["a", "b"]), Chance())
    self.fail(&balancer, times: 3, at: self.start)
    balancer.update(["a", "c"])
    #expect(!balancer.isAdmitted("a", at: self.start))
    #expect(balancer.pick(at: self.start, using: &chance) == "c")
    balancer.update(["c"])
    balancer.update(["a", "c"])
    #expect(balancer.isAdmitted("a", at: self.start))
  }
}
