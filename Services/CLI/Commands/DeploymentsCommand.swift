import ArgumentParser
import RESTContract
import Rainbow

/// `reddytalk deployments`
struct DeploymentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deployments", abstract: "Shows what is live where, and past deployments.")

  @Argument(help: "One deployment's id, for its details.") var deployment: String?
  @Option(help: "How many at most.") var limit = 20
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await CommandRunner.run {
      let client = try await self.connection.makeClient()
      let output = self.connection.output
      if let id = self.deployment {
        let deployment: DeploymentResource = try await client.get(
          "/api/training-pipeline/deployments/\(id)")
        try output.show(deployment) { Self.show(deployment, output) }
      } else {
        let list: DeploymentsResource = try await client.get(
          "/api/training-pipeline/deployments?limit=\(self.limit)")
        try output.show(list) { Self.show(list, output) }
      }
    }
  }

  private static func show(_ list: DeploymentsResource, _ output: Output) {
    output.table(
      ["ENVIRONMENT", "LIVE MODEL", "REQUESTS", "ERRORS", "P95"],
      list.environments.map {
        [
          $0.environment, $0.liveModelVersionId ?? "-",
          $0.metrics.map { String($0.requests) } ?? "-",
          Rendering.percent($0.metrics?.errorRate), Rendering.milliseconds($0.metrics?.p95Ms),
        ]
      })
    output.line()
    output.table(
      ["DEPLOYMENT", "MODEL", "ENVIRONMENT", "STATE", "BY", "CREATED", "DETAIL"],
      list.deployments.map {
        [
          $0.id, $0.modelVersionId, $0.environment, Rendering.state($0.state), $0.requestedBy,
          Rendering.time($0.createdAt), $0.outcomeDetail ?? "",
        ]
      })
  }

  /// Prints one deployment with its tests and its history.
  static func show(_ deployment: DeploymentResource, _ output: Output) {
    output.line(
      "\(deployment.id)  \(deployment.modelVersionId) → \(deployment.environment)  "
        + Rendering.state(deployment.state).bold + (deployment.isDrill ? "  (drill)".yellow : ""))
    for probe in deployment.probes {
      let mark = probe.passed ? "✓".green : "✗".red
      output.line(
        "  \(mark) \(probe.name)  \(Rendering.milliseconds(probe.latencyMs))  \(probe.detail)")
    }
    for transition in deployment.transitions {
      output.line(
        "  \(Rendering.time(transition.at))  \(transition.state.rawValue)  \(transition.detail)")
    }
    if let detail = deployment.outcomeDetail, !detail.isEmpty { output.line("  \(detail)") }
    if deployment.state == .awaitingApproval {
      output.line(
        "  Somebody else approves with 'reddytalk approve \(deployment.modelVersionId)'.".yellow)
    }
  }
}
