import ArgumentParser
import Foundation
import RESTContract
import Rainbow

/// `reddytalk switch-provider`
struct SwitchProviderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "switch-provider",
    abstract: "Trains a version's dataset again at another provider, and compares both.",
    discussion: """
      Starts a run on the same snapshot with the same parameters, shows its progress, and prints a parity report: \
      data, parameters, and scores on the same scenarios. Ends with 1 unless the new version is shown to be no worse.
      """)

  @Option(help: "Who trains now; 'reddytalk providers' lists them.") var to: String
  @Option(help: "The version to reproduce. Default: the one in production.") var from: String?
  @Option(help: "Why, for the record.") var reason: String?
  @Option(help: "More words, for the record.") var notes: String?
  @OptionGroup var parameters: TrainingParameterOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await CommandRunner.run {
      let client = try await self.connection.makeClient()
      let output = self.connection.output
      let id = try await self.sourceID(client)
      let source: ModelVersionResource = try await client.get(
        "/api/training-pipeline/models/\(id)")
      let run = try await self.train(source, client)
      let report = try await ParityInquiry(client: client).report(on: run, from: source)
      try output.show(report) { ParityRendering.show(report, output) }
      if run.state == .failed || run.state == .stopped {
        throw CommandFailure(
          .refused, "the run ended \(run.state.rawValue): \(run.outcomeDetail ?? "")")
      }
      if report.verdict != .parity {
        throw CommandFailure(.refused, "parity is not shown: \(report.verdict.rawValue)")
      }
    }
  }

  private func sourceID(_ client: GatewayClient) async throws -> String {
    if let from = self.from { return from }
    let status: PipelineStatusResource = try await client.get("/api/training-pipeline/status")
    guard let live = status.production.modelVersionId else {
      throw CommandFailure(
        .refused, "no version is in production", remedy: "Name the one to reproduce with --from.")
    }
    return live
  }

  private func train(
    _ source: ModelVersionResource, _ client: GatewayClient
  ) async throws -> RunResource {
    let watcher = RunWatcher(
      client: client, socket: try await self.connection.makeEventsSocket(),
      isSilent: self.connection.output.isJSON)
    let body = self.body(reproducing: source)
    return try await watcher.watch {
      try await client.post("/api/training-pipeline/start", body)
    }
  }

  /// What starts the run.
  func body(reproducing source: ModelVersionResource) -> StartRunBody {
    StartRunBody(
      metadata: .init(
        reason: self.reason ?? "switch from \(source.provider) to \(self.to)", notes: self.notes),
      customParameters: self.parameters.resource, provider: self.to,
      reproduceModelVersionId: source.id)
  }
}
