import Configuration
import ServiceKit
import Testing

@testable import Deployer

@Suite struct DeployerConfigTests {
  @Test func `has the specification's defaults`() throws {
    let config = try DeployerConfig(reader: Self.reader([:]))
    #expect(!config.autoDeploy)
    #expect(config.stagingTestDuration == .seconds(7_200))
    #expect(config.approvals == ApprovalPolicy(isRequired: true, lifetime: .seconds(86_400)))
    #expect(!config.allowsDrills)
    #expect(config.minimumRequests == 20)
  }

  @Test func `reads the specification's keys`() throws {
    let config = try DeployerConfig(
      reader: Self.reader([
        "AUTO_DEPLOY": "true", "STAGING_TEST_DURATION_HOURS": "0.5",
        "REQUIRE_MANUAL_APPROVAL": "false", "DEPLOYMENT_DRILLS": "true",
        "DEPLOYER_APPROVAL_HOURS": "1", "DEPLOYER_STANDBY_VERSIONS": "5",
        "DEPLOYER_COMPLETION_TIMEOUT_SECONDS": "2.5", "DEPLOYER_FALLBACK": "false",
      ]))
    #expect(config.autoDeploy)
    #expect(config.stagingTestDuration == .seconds(1_800))
    #expect(!config.approvals.isRequired)
    #expect(config.approvals.lifetime == .seconds(3_600))
    #expect(config.allowsDrills)
    #expect(config.standbyLimit == 5)
    #expect(config.completions.timeout == .seconds(2.5))
    #expect(!config.completions.fallsBack)
  }

  @Test(arguments: DeployerConfig.keys.map(\.name))
  func `documents only keys that it reads`(name: String) throws {
    // A value that no key takes: either refused by name, or read as something else than a default.
    let numeric = [
      "HOURS", "SECONDS", "CONCURRENCY", "VERSIONS", "REQUESTS", "LIMIT", "MIB", "ARTIFACTS",
    ]
    guard numeric.contains(where: name.hasSuffix) else { return }
    let error = #expect(throws: ConfigurationError.self) {
      try DeployerConfig(reader: Self.reader([name: "-1"]))
    }
    #expect("\(try #require(error))".contains(name))
  }

  private static func reader(_ values: [String: String]) -> ConfigReader {
    ConfigReader(provider: EnvironmentVariablesProvider(environmentVariables: values))
  }
}
