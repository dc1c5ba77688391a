import FoundationEssentials
import Logging

/// One training by a command: prepares what it reads, starts it as often as it may be started, and
/// takes its result. Goes on with what a former process of the service has begun.
final class CommandTraining {
  let profile: CommandProfile
  let job: TrainingJob
  let host: CommandHost
  let workspace: CommandWorkspace
  let environment: CommandEnvironment
  let report: (TrainingProgress) throws -> Void

  init(
    profile: CommandProfile, job: TrainingJob, host: CommandHost,
    report: @escaping (TrainingProgress) throws -> Void
  ) {
    self.profile = profile
    self.job = job
    self.host = host
    self.workspace = CommandWorkspace(checkpointDirectory: job.checkpointDirectory)
    self.environment = CommandEnvironment(
      profile: profile, host: host, dataCache: self.workspace.cache.nativePath)
    self.report = report
  }

  /// Trains.
  ///
  /// - Throws: `RunFailure` for what trying again would not mend, `CancellationError`, what `report`
  ///   throws, and what the disk throws.
  func run() async throws -> TrainingMetrics {
    try self.workspace.prepare()
    do {
      try self.checkCounterparts()
      var state = try await self.preparedState()
      let outcome: CommandState.Outcome
      if let known = state.outcome {
        outcome = known
      } else {
        outcome = try await self.outcome(&state)
        state.outcome = outcome
        try self.workspace.save(state)
      }
      try self.workspace.removeData()
      try self.keep(outcome, state)
      return outcome.metrics
    } catch let failure as RunFailure {
      try? self.workspace.removeData()
      throw failure
    }
  }

  /// Tells, or refuses, what the command will never learn of.
  private func checkCounterparts() throws(RunFailure) {
    let settings = self.profile.hyperparameters
    let missing = self.profile.parametersWithoutCounterpart
      .filter { !settings.accepted.contains($0) }.map(\.rawValue)
    guard !missing.isEmpty else { return }
    let list = missing.joined(separator: ", ")
    guard settings.policy == .warn else {
      throw .trainingFailed(
        reason: "the command profile \(self.profile.name) has no counterpart of \(list); use their"
          + " placeholders, or accept that in hyperparameters.accepted")
    }
    self.host.logger.warning(
      "A command does not learn of all parameters",
      metadata: ["run.id": "\(self.job.runID)", "parameters": "\(list)"])
  }

  /// What to begin, or go on, with.
  private func preparedState() async throws -> CommandState {
    guard var state = self.workspace.state() else { return try await self.freshState() }
    if state.outcome != nil { return state }
    guard let running = state.running else { return try await self.freshState(after: state) }
    if self.profile.stop.detaches { return state }
    // The service ended without ending it.
    let command = RunningCommand.found(
      running.process, runID: self.job.runID,
      exitFile: self.workspace.attempt(running.number).exitFile)
    let end = await self.host.stop(of: self.profile).end(command)
    state.close(
      running, end: end, stopped: CommandState.serviceEnded, at: self.host.time.now(),
      elapsedSeconds: state.elapsedSeconds)
    return try await self.freshState(after: state)
  }

  /// Exports the data and looks at the tools; what earlier starts have left is kept.
  private func freshState(after former: CommandState? = nil) async throws -> CommandState {
    let exporter = DatasetExporter(
      format: self.profile.datasetFormat,
      validationShare: self.job.parameters.validationSplit, seed: self.profile.seed,
      rules: DatasetRules(contextTokens: self.job.parameters.maxSequenceLength))
    let dataset: ExportedDataset
    do {
      dataset = try exporter.export(self.job.records, to: self.workspace.data)
    } catch let failure as DatasetExporter.Failure {
      throw RunFailure.trainingFailed(reason: failure.description)
    }
    var values = self.values(of: dataset)
    try self.writeConfiguration(to: self.workspace.root, &values)
    let tools = try await Preflight(
      profile: self.profile, environment: try self.environment.variables(values),
      directory: self.workspace.root, runID: self.job.runID, time: self.host.time
    ).check(values: values)
    var state = former ?? CommandState(dataset: dataset, tools: tools)
    state.dataset = dataset
    state.tools = tools
    try self.workspace.save(state)
    return state
  }

  /// Writes the configuration file, if there is one, and says where it is.
  func writeConfiguration(to directory: URL, _ values: inout PlaceholderValues) throws {
    guard let template = self.profile.configFile else { return }
    let file = directory.appending(path: template.fileName)
    values[.configFile] = .text(file.nativePath)
    try Data(template.rendered(with: values).utf8).write(to: file)
  }

  /// The parameters as the command gets them.
  func plan(of dataset: ExportedDataset) -> HyperparameterPlan {
    HyperparameterPlan(
      self.job.parameters, settings: self.profile.hyperparameters,
      examples: dataset.training.lines, validationExamples: dataset.validation?.lines ?? 0)
  }

  /// What placeholders stand for, but for those of one start.
  func values(of dataset: ExportedDataset) -> PlaceholderValues {
    var values = PlaceholderValues()
    if let base = self.profile.baseModel { values[.baseModel] = .text(base.path) }
    values[.trainFile] = .text(dataset.training.path)
    if let validation = dataset.validation { values[.validationFile] = .text(validation.path) }
    values[.dataDirectory] = .text(self.workspace.data.nativePath)
    values[.outputDirectory] = .text(self.workspace.output.nativePath)
    values[.runID] = .text(self.job.runID.rawValue)
    values[.seed] = .integer(self.profile.seed)
    let plan = self.plan(of: dataset)
    for parameter in Hyperparameter.allCases {
      values[.hyperparameter(parameter)] = plan.value(of: parameter)
    }
    return values
  }
}
