import ArgumentParser
import RESTContract
import Rainbow

/// `reddytalk train`
struct TrainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Starts a run by hand, or watches the active one.",
    discussion: "With --watch, ends with 1 unless the run is completed.")

  @Option(help: "Why, for the record.") var reason: String?
  @Option(help: "More words, for the record.") var notes: String?
  @Option(help: "Who trains. Default: the embedded model.") var provider: String?
  @Flag(help: "Show progress until the run has ended.") var watch = false
  @Flag(help: "Start nothing, watch the run that is active.") var attach = false
  @OptionGroup var parameters: TrainingParameterOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await CommandRunner.run {
      let client = try await self.connection.makeClient()
      let output = self.connection.output
      guard self.watch || self.attach else {
        let run = try await self.start(client)
        return try output.show(run) { output.line("\(run.id)  \(Rendering.state(run.state))") }
      }
      let watcher = RunWatcher(
        client: client, socket: try await self.connection.makeEventsSocket(),
        isSilent: output.isJSON)
      let run = try await watcher.watch(after: self.attach ? 0 : nil) {
        try await self.runToWatch(client)
      }
      try output.show(run) { self.show(run, output) }
      if run.state != .completed {
        throw CommandFailure(
          .refused, "the run ended \(run.state.rawValue): \(run.outcomeDetail ?? "no reason given")"
        )
      }
    }
  }

  private func runToWatch(_ client: GatewayClient) async throws -> RunResource {
    guard self.attach else { return try await self.start(client) }
    let status: PipelineStatusResource = try await client.get("/api/training-pipeline/status")
    guard let run = status.activeRun else {
      throw CommandFailure(.refused, "no run is active", remedy: "Start one without --attach.")
    }
    return run
  }

  private func start(_ client: GatewayClient) async throws -> RunResource {
    try await client.post(
      "/api/training-pipeline/start",
      StartRunBody(
        metadata: .init(reason: self.reason ?? "started by hand", notes: self.notes),
        customParameters: self.parameters.resource, provider: self.provider))
  }

  private func show(_ run: RunResource, _ output: Output) {
    output.line("\(run.id)  \(Rendering.state(run.state).bold)")
    for transition in run.transitions {
      output.line(
        "  \(Rendering.time(transition.at))  \(transition.state.rawValue)  \(transition.detail)")
    }
    if let model = run.modelVersionId { output.line("  model       \(model)") }
    if let evaluation = run.evaluationId { output.line("  evaluation  \(evaluation)") }
    if let deployment = run.deploymentId { output.line("  deployment  \(deployment)") }
    if let detail = run.outcomeDetail, !detail.isEmpty { output.line("  \(detail)") }
  }
}
