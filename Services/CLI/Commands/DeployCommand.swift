import ArgumentParser
import RESTContract
import Rainbow

/// `reddytalk deploy`
struct DeployCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deploy", abstract: "Deploys a model version, to staging unless told otherwise.",
    discussion: """
      Production needs a version that staging has tested and that somebody else has approved. \
      Ends with 1 when the deployment fails.
      """)

  @Argument(help: "The model version's id.") var modelVersion: String
  @Option(help: "test, staging or production.") var environment = "staging"
  @Option(help: "blue-green, canary or rolling.") var strategy = "blue-green"
  @Flag(help: "Pass on to production once tested and approved.") var autoPromote = false
  @Option(help: "Milliseconds between two looks at the live metrics.") var metricsInterval: Int?
  @Option(help: "Roll back above this 95th percentile, in milliseconds.")
  var maximumResponseTime: Double?
  @Option(help: "Roll back above this share of failed requests, 0 to 1.")
  var maximumErrorRate: Double?
  @Option(help: "Rehearse a rollback: the share of requests that fail on purpose once live.")
  var drillErrorRate: Double?
  @Flag(help: "Do not wait for the end.") var noWait = false
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await CommandRunner.run {
      let client = try await self.connection.makeClient()
      var deployment: DeploymentResource = try await client.post(
        "/api/training-pipeline/deploy/\(self.modelVersion)", self.body)
      if !self.noWait {
        deployment = try await Polling.deployment(deployment.id, client)
      }
      let output = self.connection.output
      try output.show(deployment) { DeploymentsCommand.show(deployment, output) }
      if deployment.state == .failed || deployment.state == .rolledBack {
        throw CommandFailure(
          .refused, deployment.outcomeDetail ?? "the deployment \(deployment.state.rawValue)")
      }
    }
  }

  private var body: DeployBody {
    DeployBody(
      environment: self.environment, strategy: self.strategy,
      monitoring: MonitoringResource(
        metricsCollectionInterval: self.metricsInterval,
        alertThresholds: .init(
          responseTime: self.maximumResponseTime, errorRate: self.maximumErrorRate)),
      autoPromote: self.autoPromote,
      drill: self.drillErrorRate.map { DrillResource(errorRate: $0) })
  }
}
