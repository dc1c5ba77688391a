import ModelRuntime
import Synchronization
import TestSupport
import Testing

@testable import Deployer

/// Versions change under load, and no request is left without an answer or gets one that is neither
/// the old nor the new version's.
@Suite struct AtomicSwitchTests {
  private let fixture = DeployerFixture()

  @Test func `every request sees exactly one live version while versions change`() async throws {
    let parts = try await self.fixture.open { $0.approvals.isRequired = false }
    try await self.stage("v0", parts)
    try await parts.deploy(ModelVersionID("v0"), to: .production)
    let versions = (1...4).map { "v\($0)" }
    for version in versions { try await self.stage(version, parts) }

    let isDone = Flag()
    let answers = try await withThrowingTaskGroup(of: [Completion].self) { group in
      for worker in 0..<4 {
        group.addTask { try await Self.load(parts, worker, until: isDone) }
      }
      for version in versions {
        let deployment = try await parts.deploy(ModelVersionID(version), to: .production)
        #expect(deployment.state == .live)
        // Asked after the switch has returned, only the new version answers.
        #expect(try await parts.ask().modelVersionID == ModelVersionID(version))
      }
      isDone.raise()
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(answers.count > 100)
    #expect(answers.allSatisfy { !$0.isFallback })
    // Words and name of the version belong together in every single answer.
    #expect(
      answers.allSatisfy { $0.reply.content.hasPrefix("[\($0.modelVersionID)] ") })
  }

  @Test func `no answer of a version comes after it was rolled back`() async throws {
    let parts = try await self.fixture.open { $0.approvals.isRequired = false }
    for version in ["v1", "v2"] {
      try await self.stage(version, parts)
      try await parts.deploy(ModelVersionID(version), to: .production)
    }
    let bad = try #require(parts.routes.route(of: .production)?.live)
    let isDone = Flag()
    let answers = try await withThrowingTaskGroup(of: [Completion].self) { group in
      for worker in 0..<8 {
        group.addTask { try await Self.load(parts, worker, until: isDone) }
      }
      try await eventually("the bad version has traffic") { bad.meter.metrics().requests > 50 }
      let back = try await parts.switchboard.rollBack(
        bad.deploymentID, .manual("bad", by: Initiator(name: "anna")))
      let counted = bad.meter.metrics().requests
      let good = try #require(parts.routes.route(of: .production)?.live)
      try await eventually("the good version has traffic") { good.meter.metrics().requests > 50 }
      #expect(bad.meter.metrics().requests == counted)
      #expect(back.finalMetrics?.errors == 0)
      isDone.raise()
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(Set(answers.map(\.modelVersionID.rawValue)) == ["v1", "v2"])
  }

  private func stage(_ name: String, _ parts: DeployerParts) async throws {
    try await parts.deploy(try self.fixture.peers.add(name))
  }

  /// Asks one question after the other; a worker's own answers never go back to an older version.
  private static func load(
    _ parts: DeployerParts, _ worker: Int, until isDone: Flag
  ) async throws -> [Completion] {
    var answers: [Completion] = []
    while !isDone.isRaised {
      answers.append(try await parts.ask(conversation: "w\(worker)"))
      if answers.count.isMultiple(of: 16) { await Task.yield() }
    }
    return answers
  }
}
