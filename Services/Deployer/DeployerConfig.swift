import Configuration
import FoundationEssentials
import ServiceKit

/// The Deployer's settings.
struct DeployerConfig: Sendable {
  /// AUTO_DEPLOY: staging passes on to production by itself.
  var autoDeploy = false
  /// STAGING_TEST_DURATION_HOURS: how long staging is live before it passes on.
  var stagingTestDuration = Duration.seconds(2 * 3600)
  /// REQUIRE_MANUAL_APPROVAL and DEPLOYER_APPROVAL_HOURS.
  var approvals = ApprovalPolicy()
  /// PROMOTION_RETIREMENT_HORIZON_DAYS and RETIREMENT_ALERT_DAYS.
  var retirement = RetirementPolicy()
  /// DEPLOYMENT_DRILLS: rehearsals with a version that fails on purpose.
  var allowsDrills = false
  /// DEPLOYER_MAXIMUM_CONCURRENCY, DEPLOYER_COMPLETION_TIMEOUT_SECONDS and DEPLOYER_FALLBACK.
  var completions = CompletionSettings()
  /// DEPLOYER_STANDBY_VERSIONS: former versions that stay loaded in each environment.
  var standbyLimit = 2
  /// DEPLOYER_MINIMUM_REQUESTS: with fewer requests nothing is rolled back.
  var minimumRequests: UInt64 = 20
  /// DEPLOYER_PATIENCE_SECONDS: how long a deployment waits for a service that is away.
  var patience = Duration.seconds(900)
  /// DEPLOYER_TURN_LIMIT: turns that may wait for the Collector.
  var turnLimit = 10_000
  /// DEPLOYER_ARTIFACT_LIMIT_MIB: the largest artefact that is taken.
  var artifactLimitBytes: UInt64 = 2_048 * 1_048_576
  /// DEPLOYER_SPARE_ARTIFACTS: the newest artefacts that stay although nothing needs them.
  var spareArtifacts = 4
  /// DEPLOYER_ADAPTER_INTERVAL_SECONDS: how often servers of adapters are looked at.
  var adapterInterval = Duration.seconds(15)
  /// DEPLOYER_EVENT_RETENTION_DAYS: how long events and alerts are kept.
  var eventRetention = Duration.seconds(30 * 86_400)

  /// The defaults.
  init() {}

  /// Reads the settings.
  ///
  /// - Throws: `ConfigurationError` naming the setting at fault.
  init(reader: ConfigReader) throws(ConfigurationError) {
    self.autoDeploy = reader.bool(forKey: "auto.deploy", default: false)
    self.stagingTestDuration = .seconds(
      3600 * (try reader.double("staging.testDurationHours", default: 2, in: 0...8_760)))
    self.approvals.isRequired = reader.bool(forKey: "require.manualApproval", default: true)
    self.approvals.lifetime = .seconds(
      3600 * (try reader.double("deployer.approvalHours", default: 24, in: 0.01...8_760)))
    self.retirement = try Self.retirement(reader)
    self.allowsDrills = reader.bool(forKey: "deployment.drills", default: false)
    self.completions = CompletionSettings(
      maximumConcurrency: try reader.int(
        "deployer.maximumConcurrency", default: 256, in: 1...100_000),
      timeout: .seconds(
        try reader.double("deployer.completionTimeoutSeconds", default: 10, in: 0.01...600)),
      fallsBack: reader.bool(forKey: "deployer.fallback", default: true))
    self.standbyLimit = try reader.int("deployer.standbyVersions", default: 2, in: 1...20)
    self.minimumRequests = UInt64(
      try reader.int("deployer.minimumRequests", default: 20, in: 1...1_000_000))
    self.patience = .seconds(
      try reader.double("deployer.patienceSeconds", default: 900, in: 1...86_400))
    self.turnLimit = try reader.int("deployer.turnLimit", default: 10_000, in: 100...10_000_000)
    self.artifactLimitBytes =
      UInt64(try reader.int("deployer.artifactLimitMib", default: 2_048, in: 1...1_048_576))
      * 1_048_576
    self.spareArtifacts = try reader.int("deployer.spareArtifacts", default: 4, in: 0...1_000)
    self.adapterInterval = .seconds(
      try reader.double("deployer.adapterIntervalSeconds", default: 15, in: 1...3_600))
    self.eventRetention = .seconds(
      86_400 * (try reader.int("deployer.eventRetentionDays", default: 30, in: 1...3_650)))
  }

  private static func retirement(
    _ reader: ConfigReader
  ) throws(ConfigurationError) -> RetirementPolicy {
    var policy = RetirementPolicy()
    policy.horizonDays = try reader.int(
      "promotion.retirementHorizonDays", default: policy.horizonDays, in: 0...3_650)
    guard let text = reader.string(forKey: "retirement.alertDays") else { return policy }
    policy.alertDays = []
    for word in text.split(separator: ",") {
      guard let days = Int(word.trimmingPrefix(while: \.isWhitespace)), (1...3_650).contains(days)
      else {
        throw .invalid(
          name: "RETIREMENT_ALERT_DAYS",
          expected: "days from 1 to 3650 with commas, such as 90,30,7")
      }
      policy.alertDays.append(days)
    }
    return policy
  }

  /// The settings as `--help` shows them.
  static let keys: [ConfigurationKey] = [
    ConfigurationKey(
      "AUTO_DEPLOY", default: "false", "staging passes on to production by itself"),
    ConfigurationKey(
      "STAGING_TEST_DURATION_HOURS", default: "2",
      "how long staging is live before it passes on by itself"),
    ConfigurationKey(
      "REQUIRE_MANUAL_APPROVAL", default: "true", "production needs a second person's approval"),
    ConfigurationKey("DEPLOYER_APPROVAL_HOURS", default: "24", "how long an approval counts"),
    ConfigurationKey(
      "PROMOTION_RETIREMENT_HORIZON_DAYS", default: "30",
      "what stops answering within so many days does not go into production"),
    ConfigurationKey(
      "RETIREMENT_ALERT_DAYS", default: "90,30,7",
      "days before the end of a version at which alerts are raised, with commas"),
    ConfigurationKey(
      "DEPLOYMENT_DRILLS", default: "false", "allows versions that fail on purpose once live"),
    ConfigurationKey(
      "DEPLOYER_MAXIMUM_CONCURRENCY", default: "256", "chats answered at the same time"),
    ConfigurationKey(
      "DEPLOYER_COMPLETION_TIMEOUT_SECONDS", default: "10",
      "the longest that a version may take for an answer"),
    ConfigurationKey(
      "DEPLOYER_FALLBACK", default: "true", "a former version answers when the live one fails"),
    ConfigurationKey(
      "DEPLOYER_STANDBY_VERSIONS", default: "2",
      "former versions that stay loaded in each environment"),
    ConfigurationKey(
      "DEPLOYER_MINIMUM_REQUESTS", default: "20",
      "with fewer requests in the window nothing is rolled back"),
    ConfigurationKey(
      "DEPLOYER_PATIENCE_SECONDS", default: "900",
      "how long a deployment waits for a service that is away"),
    ConfigurationKey(
      "DEPLOYER_TURN_LIMIT", default: "10000", "answered turns that may wait for the Collector"),
    ConfigurationKey(
      "DEPLOYER_ARTIFACT_LIMIT_MIB", default: "2048", "the largest artefact that is taken"),
    ConfigurationKey(
      "DEPLOYER_SPARE_ARTIFACTS", default: "4",
      "the newest artefacts that stay although nothing needs them"),
    ConfigurationKey(
      "DEPLOYER_ADAPTER_INTERVAL_SECONDS", default: "15",
      "how often servers of adapters are looked at"),
    ConfigurationKey(
      "DEPLOYER_EVENT_RETENTION_DAYS", default: "30",
      "days for which events and alerts are kept"),
  ]
}
