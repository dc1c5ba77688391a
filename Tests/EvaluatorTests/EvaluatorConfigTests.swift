import Configuration
import Evaluator
import ServiceKit
import Testing

@Suite struct EvaluatorConfigTests {
  private func config(_ variables: [String: String]) throws(ConfigurationError) -> EvaluatorConfig {
    try EvaluatorConfig(
      reader: ConfigReader(
        provider: EnvironmentVariablesProvider(environmentVariables: variables)))
  }

  @Test func `has defaults that work`() throws {
    #expect(try self.config([:]) == .defaults)
  }

  @Test func `reads its settings`() throws {
    let config = try self.config([
      "EVALUATION_SUITE_DIR": "/suites", "EVALUATION_SUITE": "ward",
      "EVALUATION_CONCURRENCY": "9", "EVALUATION_TRIAL_TIMEOUT_SECONDS": "2.5",
      "EVALUATION_CRITICAL_REPETITIONS": "7", "EVALUATION_REPETITIONS": "2",
      "EVALUATION_OVERALL_TARGET": "0.9", "EVALUATION_SAFETY_TARGET": "0.99",
      "EVALUATION_COMPLIANCE_TARGET": "0.98", "EVALUATION_ACCURACY_TARGET": "0.8",
      "EVALUATION_COMMUNICATION_TARGET": "0.7", "EVALUATION_SAFETY_MARGIN": "0.01",
      "EVALUATION_MAX_UNGRADABLE": "0.1", "EVALUATION_REQUIRE_IMPROVEMENT": "true",
      "PERF_IMPROVEMENT_THRESHOLD": "0.03",
    ])
    #expect(config.suiteDirectory == "/suites")
    #expect(config.defaultSuite == "ward")
    #expect(
      config.rules.settings
        == EvaluationSettings(
          concurrency: 9, trialTimeoutSeconds: 2.5, criticalRepetitions: 7, repetitions: 2))
    let policy = config.rules.policy
    #expect(policy.overall.target == 0.9)
    #expect(abs(policy.overall.demonstrated - 0.85) < 1e-9)
    #expect(policy.safety.target == 0.99)
    #expect(policy.compliance.target == 0.98)
    #expect(policy.accuracy.target == 0.8)
    #expect(policy.communication.target == 0.7)
    #expect(policy.safetyMargin == 0.01)
    #expect(policy.maximumUngradableShare == 0.1)
    #expect(policy.requiresImprovement)
    #expect(policy.improvementThreshold == 0.03)
  }

  @Test(arguments: [
    ("EVALUATION_CONCURRENCY", "0"), ("EVALUATION_OVERALL_TARGET", "1.5"),
    ("EVALUATION_TRIAL_TIMEOUT_SECONDS", "0"), ("PERF_IMPROVEMENT_THRESHOLD", "-1"),
    ("EVALUATION_MAX_UNGRADABLE", "2"),
  ])
  func `refuses a value out of range, naming the setting`(name: String, value: String) {
    let error = #expect(throws: ConfigurationError.self) { try self.config([name: value]) }
    #expect(error?.description.hasPrefix("\(name) is not valid") == true)
  }

  @Test func `every setting is documented for the command line`() {
    let names = Set(EvaluatorConfig.keys.map(\.name))
    #expect(names.contains("EVALUATION_SUITE_DIR"))
    #expect(names.contains("PERF_IMPROVEMENT_THRESHOLD"))
    #expect(names.count == EvaluatorConfig.keys.count)
  }
}
