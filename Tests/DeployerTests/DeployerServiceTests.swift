import API
import Deployer
import Foundation
import ServiceKit
import TestSupport
import Testing

@Suite("The Deployer's service")
struct DeployerServiceTests {
  private let harness: ServiceHarness

  init() throws { self.harness = try ServiceHarness() }

  @Test("is put together from a directory, keys and defaults, and has a durable store")
  func start() async throws {
    let host = try await self.harness.host(DeployerService.self)
    try await self.harness.running([host]) {
      let health = try await self.harness.health(of: host, .deployer)
      #expect(health.service == "deployer")
      let durability = try #require(health.checks.first { $0.name == "store.durability" })
      #expect(durability.state == .pass)
    }
    let store = self.harness.directory.url.appending(path: "deployer/deployer.sqlite")
    #expect(FileManager.default.fileExists(atPath: store.path()))
  }

  @Test("does not start without keys, and says which setting names them")
  func missingKeys() async throws {
    try FileManager.default.removeItem(at: self.harness.keys.url.appending(path: "deployer.key"))
    let error = await #expect(throws: ConfigurationError.self) {
      try await self.harness.host(DeployerService.self)
    }
    #expect(error?.description.contains("/deployer.key") == true)
    #expect(error?.description.contains("REDDYTALK_PKI_DIR") == true)
  }

  @Test(
    "does not start with a setting that cannot be, and names it",
    arguments: [
      "STAGING_TEST_DURATION_HOURS", "DEPLOYER_APPROVAL_HOURS", "DEPLOYER_TURN_LIMIT",
      "DEPLOYER_PATIENCE_SECONDS", "DEPLOYER_EVENT_RETENTION_DAYS",
    ])
  func invalidSetting(name: String) async throws {
    let error = await #expect(throws: ConfigurationError.self) {
      try await self.harness.host(DeployerService.self, [name: "-1"])
    }
    #expect(error?.description.hasPrefix("\(name) is not valid") == true)
  }
}
