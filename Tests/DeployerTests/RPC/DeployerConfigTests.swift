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

  @Test func `reads when the end of a version matters`() throws {
    let defaults = try DeployerConfig(reader: Self.reader([:])).retirement
    #expect(defaults.horizonDays == 30)
    #expect(defaults.alertDays == [90, 30, 7])
    let policy = try DeployerConfig(
      reader: Self.reader([
        "PROMOTION_RETIREMENT_HORIZON_DAYS": "60", "RETIREMENT_ALERT_DAYS": "120, 14",
      ])
    ).retirement
    #expect(policy.horizonDays == 60)
    #expect(policy.alertDays == [120, 14])
    #expect(DeployerConfig.keys.map(\.name).contains("RETIREMENT_ALERT_DAYS"))
  }

  @Test(
    arguments: [
      ("RETIREMENT_ALERT_DAYS", "soon"), ("RETIREMENT_ALERT_DAYS", "90,0"),
      ("PROMOTION_RETIREMENT_HORIZON_DAYS", "-1"),
    ])
  func `refuses days that are none`(name: String, value: String) throws {
    let error = #expect(throws: ConfigurationError.self) {
      try DeployerConfig(reader: Self.reader([name: value]))
    }
    #expect("\(try #require(error))".contains(name))
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
