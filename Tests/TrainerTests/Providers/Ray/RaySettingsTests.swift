import Configuration
import FoundationEssentials
import ServiceKit
import TestSupport
import Testing

@testable import Trainer

@Suite("The settings for Ray")
struct RaySettingsTests {
  private func settings(
    _ variables: [String: String], secrets: SecretRegistry = SecretRegistry()
  ) throws -> RaySettings {
    try RaySettings(
      reader: ConfigReader(
        provider: EnvironmentVariablesProvider(environmentVariables: variables)),
      secrets: secrets, keysDirectory: "/pki")
  }

  @Test("are a head, what a trial takes, and where things are on the nodes")
  func reading() throws {
    let settings = try self.settings([
      "RAY_ADDRESS": "http://127.0.0.1:8265/", "RAY_TRIAL_EXECUTABLE": "/opt/trainer",
      "RAY_TRIAL_PARALLEL": "3", "RAY_TRIAL_CPUS": "0.5", "RAY_TRIAL_GPUS": "1",
      "RAY_TRIAL_MEMORY_MEGABYTES": "2048", "RAY_TRIAL_RESOURCES": "fast=1, near = 0.5",
      "RAY_SETTLE_SECONDS": "30", "RAY_DELETE_JOBS": "true",
    ])
    #expect(settings.address?.baseURL == "http://127.0.0.1:8265")
    #expect(settings.executable == "/opt/trainer")
    #expect(settings.keysDirectory == "/pki")
    #expect(settings.parallel == 3)
    #expect(
      settings.resources
        == RayResources(
          processors: 0.5, graphicsProcessors: 1, memoryBytes: 2 << 30,
          others: ["fast": 1, "near": 0.5]))
    #expect(settings.settleTime == .seconds(30))
    #expect(settings.deletesJobs)
    #expect(try self.settings([:]).address == nil)
  }

  @Test("keep the token out of what is printed")
  func token() throws {
    let directory = TemporaryDirectory()
    let file = try directory.write("a-token-of-the-cluster\n", to: "token")
    let secrets = SecretRegistry()
    let settings = try self.settings(
      ["RAY_ADDRESS": "http://10.0.0.8:8265", "RAY_AUTH_TOKEN_FILE": file.path()],
      secrets: secrets)
    #expect(settings.address != nil)
    #expect(secrets.redact("it is a-token-of-the-cluster") == "it is [redacted]")
    #expect(!"\(settings)".contains("a-token-of-the-cluster"))
  }

  @Test(
    "are refused when they cannot be, and named",
    arguments: [
      ("RAY_ADDRESS", "http://10.0.0.8:8265"), ("RAY_ADDRESS", "ray://head:10001"),
      ("RAY_TRIAL_PARALLEL", "0"), ("RAY_TRIAL_CPUS", "-1"), ("RAY_TRIAL_RESOURCES", "fast"),
      ("RAY_AUTH_HEADER", "cookie"), ("RAY_SETTLE_SECONDS", "1"),
    ])
  func unusable(name: String, value: String) {
    let error = #expect(throws: ConfigurationError.self) { try self.settings([name: value]) }
    #expect(error?.description.hasPrefix("\(name) is not valid") == true)
  }
}
