import Foundation
import ModelRuntime
import ServiceKit
import TestSupport
import Testing

@testable import Deployer

@Suite struct AdapterReconcilerTests {
  private let fixture: AdapterFixture

  init() throws { self.fixture = try AdapterFixture() }

  private func health(_ parts: DeployerParts) async -> HealthCheckResult? {
    let registry = HealthRegistry()
    parts.health.register(in: registry)
    return await registry.run().first { $0.name == "adapters.gpu" }?.result
  }

  @Test func `a deployed adapter answers under a name of its own`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.add("v1")
    let deployment = try await parts.deploy(version.id)
    #expect(deployment.state == .live, "\(deployment.outcomeDetail)")
    #expect(self.fixture.server.adapters == [version.adapter.text])
    let answer = try await parts.ask(in: .staging)
    #expect(answer.reply.content.hasPrefix("[v1]"))
    let round = try #require(try await parts.reconciler.lookOnce())
    #expect(round == AdapterRound(server: "gpu", wanted: 1, served: 1))
    #expect(await self.health(parts)?.state == .pass)
  }

  @Test func `what a restart of the server lost is loaded again`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.add("v1")
    try await parts.deploy(version.id)
    self.fixture.server.restart()
    let round = try #require(try await parts.reconciler.lookOnce())
    #expect(round.loaded == [version.adapter])
    #expect(self.fixture.server.adapters == [version.adapter.text])
  }

  @Test func `a question that meets a restarted server is answered by the same version`()
    async throws
  {
    let parts = try await self.fixture.open()
    try await parts.deploy(try self.fixture.add("v1").id)
    self.fixture.server.restart()
    let answer = try await parts.ask(in: .staging)
    #expect(answer.reply.content.hasPrefix("[v1]"))
  }

  @Test func `what a rollback goes back to stays, and what nobody wants goes`() async throws {
    let parts = try await self.fixture.open { $0.standbyLimit = 1 }
    let versions = try ["v1", "v2", "v3"].map { try self.fixture.add($0) }
    for version in versions { try await parts.deploy(version.id) }
    #expect(self.fixture.server.adapters.count == 3)
    let round = try #require(try await parts.reconciler.lookOnce())
    #expect(round.unloaded == [versions[0].adapter])
    #expect(round.removed == [versions[0].adapter])
    #expect(
      self.fixture.server.adapters == [versions[1], versions[2]].map(\.adapter.text).sorted())
    #expect(self.fixture.volume.names == [versions[1], versions[2]].map(\.adapter).sorted())
    // Back to the one before, with what is loaded.
    let live = try #require(parts.routes.route(of: .staging)?.live.deploymentID)
    _ = try await parts.switchboard.rollBack(
      live, .manual("bad", by: Initiator(name: "anna")))
    #expect(try await parts.ask(in: .staging).reply.content.hasPrefix("[v2]"))
  }

  @Test func `adapters of others, and those that another service uses, are left alone`()
    async throws
  {
    let parts = try await self.fixture.open()
    try await parts.deploy(try self.fixture.add("v1").id)
    let (server, held) = (self.fixture.server, "desk-00000001")
    server.add("somebody-s", path: "/adapters/somebody-s")
    server.add("desk-00000002", path: "/home/somebody/desk-00000002")
    server.add("desk-00000003", path: "/adapters/desk-00000003")
    server.add(held, path: "/adapters/\(held)")
    // Held by the time that the host reads, which stands at its start.
    try self.fixture.volume.hold(
      try #require(AdapterName(held)), by: "evaluator",
      at: Date(timeIntervalSince1970: 1_795_341_600))
    let round = try #require(try await parts.reconciler.lookOnce())
    #expect(round.unloaded.map(\.text) == ["desk-00000003"])
    #expect(server.adapters.contains("somebody-s"))
    #expect(server.adapters.contains("desk-00000002"))
    #expect(server.adapters.contains(held))
  }

  @Test func `nothing is unloaded while a version is on its way`() async throws {
    let parts = try await self.fixture.open()
    self.fixture.server.add("desk-00000003", path: "/adapters/desk-00000003")
    let version = try self.fixture.add("v1")
    _ = try await parts.desk.deploy(
      DeployerParts.plan(version.id), idempotencyKey: nil, by: Initiator(name: "anna"))
    #expect(try await parts.reconciler.lookOnce()?.unloaded == [])
    #expect(self.fixture.server.adapters == ["desk-00000003"])
  }

  @Test func `a server that takes no adapters is told what to be started with`() async throws {
    self.fixture.server.manners.takesAdapters = false
    let parts = try await self.fixture.open()
    let round = try #require(try await parts.reconciler.lookOnce())
    #expect(round.obstacle?.contains("VLLM_ALLOW_RUNTIME_LORA_UPDATING=True") == true)
    let health = try #require(await self.health(parts))
    #expect(health.state == .warn)
    #expect(health.detail.contains("VLLM_ALLOW_RUNTIME_LORA_UPDATING=True"))
  }

  @Test func `a server that is away blocks a deployment and does not fail it`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.add("v1")
    self.fixture.server.isDown = true
    let blocked = try await parts.deploy(version.id)
    #expect(blocked.state == .preparing)
    #expect(try await parts.reconciler.lookOnce()?.obstacle != nil)
    self.fixture.server.isDown = false
    #expect(try await parts.carryOut(blocked.id).state == .live)
    #expect(try await parts.reconciler.lookOnce()?.isGood == true)
  }

  @Test func `a live adapter comes back after both have restarted`() async throws {
    let version = try self.fixture.add("v1")
    let first = try await self.fixture.open()
    try await first.deploy(version.id)
    try await first.crash()
    self.fixture.server.restart()
    let second = try await self.fixture.open()
    #expect(second.missing.isEmpty)
    #expect(self.fixture.server.adapters == [version.adapter.text])
    #expect(try await second.ask(in: .staging).reply.content.hasPrefix("[v1]"))
    try await second.crash()
    // The service starts without the server too, and goes on when it is there.
    self.fixture.server.isDown = true
    let third = try await self.fixture.open()
    #expect(third.missing.count == 1)
    let round = try #require(try await third.reconciler.lookOnce())
    #expect(round.obstacle != nil)
    self.fixture.server.isDown = false
    #expect(try await third.restoration.retry(third.missing).isEmpty)
    #expect(try await third.ask(in: .staging).reply.content.hasPrefix("[v1]"))
  }
}
