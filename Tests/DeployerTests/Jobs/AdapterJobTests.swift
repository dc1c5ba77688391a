import Logging
import ModelRuntime
import ServiceLifecycle
import TestSupport
import Testing

@testable import Deployer

@Suite struct AdapterJobTests {
  @Test func `brings adapters back after every restart of the server`() async throws {
    let fixture = try AdapterFixture()
    let parts = try await fixture.open()
    let version = try fixture.add("v1")
    try await parts.deploy(version.id)
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let job = AdapterJob(
      reconciler: parts.reconciler, metrics: parts.metrics,
      interval: .seconds(15), clock: fixture.time.deployerClock, logger: logger)
    let group = ServiceGroup(services: [job], logger: logger)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      for restart in 1...2 {
        fixture.server.restart()
        try await eventually("restart \(restart) is noticed") {
          fixture.time.advance(by: .seconds(1))
          return fixture.server.adapters == [version.adapter.text]
        }
      }
      // A server that is away is tried again, and then has what it should.
      fixture.server.isDown = true
      fixture.server.restart()
      try await eventually("the server is missed") {
        fixture.time.advance(by: .seconds(1))
        return parts.health.adapters.round(of: "gpu")?.obstacle != nil
      }
      fixture.server.isDown = false
      try await eventually("the server has its adapter") {
        fixture.time.advance(by: .seconds(1))
        return fixture.server.adapters == [version.adapter.text]
      }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }
}
