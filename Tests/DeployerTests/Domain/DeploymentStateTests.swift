import Foundation
import Testing

@testable import Deployer

@Suite struct DeploymentStateTests {
  private static let legal: [DeploymentState: Set<DeploymentState>] = [
    .preparing: [.testing, .failed],
    .testing: [.live, .awaitingApproval, .failed],
    .awaitingApproval: [.preparing, .failed],
    .live: [.superseded, .rolledBack],
    .superseded: [.live],
    .rolledBack: [],
    .failed: [],
  ]

  private static let paths: [DeploymentState: [DeploymentState]] = [
    .preparing: [],
    .testing: [.testing],
    .awaitingApproval: [.testing, .awaitingApproval],
    .live: [.testing, .live],
    .superseded: [.testing, .live, .superseded],
    .rolledBack: [.testing, .live, .rolledBack],
    .failed: [.failed],
  ]

  @Test(arguments: DeploymentState.allCases, DeploymentState.allCases)
  func `takes exactly the steps that the contract names`(
    from state: DeploymentState, to next: DeploymentState
  ) throws {
    var deployment = try Self.deployment(in: state)
    let before = deployment
    if try #require(Self.legal[state]).contains(next) {
      try deployment.advance(to: next, at: Self.time(9), detail: "on")
      #expect(deployment.state == next)
      #expect(deployment.transitions.count == before.transitions.count + 1)
    } else {
      #expect(throws: DeployerError.self) {
        try deployment.advance(to: next, at: Self.time(9), detail: "on")
      }
      #expect(deployment == before)
    }
  }

  @Test func `keeps when and why each state was entered`() throws {
    let deployment = try Self.deployment(in: .live)
    #expect(deployment.transitions.map(\.state) == [.preparing, .testing, .live])
    #expect(deployment.transitions.map(\.at) == [Self.time(0), Self.time(1), Self.time(2)])
    #expect(deployment.liveAt == Self.time(2))
    #expect(deployment.finishedAt == nil)
    #expect(deployment.stateSince == Self.time(2))
  }

  @Test func `says what became of it once it has left traffic`() throws {
    var deployment = try Self.deployment(in: .live)
    try deployment.advance(to: .rolledBack, at: Self.time(5), detail: "too many errors")
    #expect(deployment.finishedAt == Self.time(5))
    #expect(deployment.outcomeDetail == "too many errors")
  }

  @Test func `is open again after it came back, and remembers its first time`() throws {
    var deployment = try Self.deployment(in: .superseded)
    try deployment.advance(to: .live, at: Self.time(7), detail: "back")
    #expect(deployment.liveAt == Self.time(2))
    #expect(deployment.finishedAt == nil)
    #expect(deployment.outcomeDetail.isEmpty)
  }

  private static func time(_ seconds: Double) -> Date {
    Date(timeIntervalSince1970: 1_800_000_000 + seconds)
  }

  private static func deployment(in state: DeploymentState) throws -> Deployment {
    var deployment = Deployment(
      id: DeploymentID("d"),
      plan: DeploymentPlan(
        modelVersionID: ModelVersionID("m"), environment: .staging, requestedBy: "anna"),
      idempotencyKey: nil,
      model: ModelVersionRecord(
        id: ModelVersionID("m"), digest: ModelDigest("sha256:0"), datasetRoot: "root",
        runRequestedBy: "anna", signature: Data(), keyID: "k"),
      createdAt: self.time(0), state: .preparing, detail: "requested")
    for (index, next) in try #require(self.paths[state]).enumerated() {
      try deployment.advance(to: next, at: self.time(Double(index + 1)), detail: "step")
    }
    return deployment
  }
}
