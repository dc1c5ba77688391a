import Testing

@testable import CLI

struct RestartPolicyTests {
  @Test func `a process that ran for a while is started again at once`() {
    var policy = RestartPolicy()
    #expect(policy.processEnded(after: .seconds(10)) == .restart(after: .zero))
  }

  @Test func `early ends wait ever longer and then end it`() {
    var policy = RestartPolicy()
    var decisions: [RestartPolicy.Decision] = []
    for _ in 0..<6 { decisions.append(policy.processEnded(after: .milliseconds(5))) }
    #expect(
      decisions == [
        .restart(after: .milliseconds(100)), .restart(after: .milliseconds(200)),
        .restart(after: .milliseconds(400)), .restart(after: .milliseconds(800)),
        .restart(after: .milliseconds(1600)), .giveUp,
      ])
  }

  @Test func `a good start forgives earlier ends`() {
    var policy = RestartPolicy()
    for _ in 0..<5 { _ = policy.processEnded(after: .milliseconds(5)) }
    _ = policy.processEnded(after: .seconds(60))
    #expect(policy.processEnded(after: .milliseconds(5)) == .restart(after: .milliseconds(100)))
  }

  @Test func `no delay is longer than the longest`() {
    var policy = RestartPolicy()
    policy.longestDelay = .milliseconds(300)
    for _ in 0..<4 { _ = policy.processEnded(after: .zero) }
    #expect(policy.processEnded(after: .zero) == .restart(after: .milliseconds(300)))
  }
}
