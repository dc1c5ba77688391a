import Foundation
import RESTContract
import Rainbow

/// The whole loop once, on this machine: five processes, real data, real training, a release and its undoing.
struct Demo: Sendable {
  /// Nothing in the demo takes longer than this; reaching it is a failure, not a way to go on.
  static let stepBound = Duration.seconds(120)
  /// So many conversations a file of real data at most, to stay within a minute.
  static let realConversationsPerFile = 120

  let dataDirectory: URL
  let realData: URL?
  let output: Output
  let journal: DemoJournal

  init(dataDirectory: URL, realData: URL?, output: Output) {
    self.dataDirectory = dataDirectory
    self.realData = realData
    self.output = output
    self.journal = DemoJournal(output: output)
  }

  /// Runs everything. A failure ends the demo as a check that does not hold.
  func run() async -> DemoSummary {
    do {
      let corpus = try DemoData(realData: self.realData).files()
      self.journal.chapter("Starting five services")
      let layout = try await SystemLayout(
        dataDirectory: self.dataDirectory, firstPort: 0,
        settings: [
          "TRAINING_MIN_DATA_THRESHOLD": String(corpus.threshold),
          // The others would race with the versions that the demo trains by hand.
          "TRAINING_TRIGGERS": "data-threshold",
          "TRIGGER_SETTLE_SECONDS": "1",
          "TRIGGER_POLL_SECONDS": "0.5",
          "DEPLOYMENT_DRILLS": "true",
          "STAGING_TEST_DURATION_HOURS": "0",
        ])
      let start = ContinuousClock.now
      let supervisor = try Supervisor(layout: layout)
      try await supervisor.run { supervisor in
        let seconds = start.duration(to: .now).seconds
        self.journal.measure { $0.startupSeconds = seconds }
        self.journal.say(
          "five processes serve after \(Rendering.decimal(seconds, 2)) s, at \(layout.gatewayURL)")
        let people = try await DemoPeople(layout: layout)
        try await self.runLoop(corpus, people)
      }
    } catch {
      self.journal.check("runs to the end", false, String(describing: error))
    }
    let summary = self.journal.finish()
    DemoReport(output: self.output).show(summary)
    return summary
  }

  private func runLoop(_ data: DemoData.Files, _ people: DemoPeople) async throws {
    let run = try await self.collectAndTrain(data, people)
    let release = DemoRelease(journal: self.journal, people: people)
    try await release.showEvaluation(of: run, output: self.output)
    let model = try Self.modelVersion(of: run)
    try await release.release(model, run: run)
    try await DemoConversations(journal: self.journal, people: people).askAll()
    try await DemoBadVersions(journal: self.journal, people: people, goodModel: model).run()
  }

  private func collectAndTrain(_ data: DemoData.Files, _ people: DemoPeople) async throws
    -> RunResource
  {
    self.journal.chapter("Collecting conversations; the data threshold is \(data.threshold)")
    for file in data.corpus { try await self.importFile(file, "corpus", people, isReal: false) }
    for file in data.real {
      try await self.importFile(file, "import:\(file.name)", people, isReal: true)
    }
    let conversations = self.journal.finish().conversations
    self.journal.check(
      "conversations are taken", conversations.rejected == 0 && conversations.accepted > 0,
      "\(conversations.received) received, \(conversations.accepted) accepted, "
        + "\(conversations.quarantined) quarantined, \(conversations.rejected) rejected")
    self.journal.chapter("Training, started by the data threshold itself")
    let watcher = RunWatcher(client: people.operator, socket: people.events, isSilent: false)
    let run = try await watcher.watch(after: 0) {
      let started = try await Polling.wait(atMost: Self.stepBound, for: "the automatic start") {
        try await Self.automaticRun(people)
      } until: {
        $0 != nil
      }
      guard let started else { throw CommandFailure(.software, "no run was started") }
      return started
    }
    try await self.note(run, people)
    return run
  }

  private static func automaticRun(_ people: DemoPeople) async throws -> RunResource? {
    let status: PipelineStatusResource = try await people.operator.get(
      "/api/training-pipeline/status")
    return status.activeRun ?? status.lastRun
  }

  private func importFile(
    _ file: DemoData.File, _ source: String, _ people: DemoPeople, isReal: Bool
  ) async throws {
    let importer = Importer(client: people.assistant, source: source)
    let summary = try await importer.run(
      ConversationFile(path: file.url.path), limit: file.limit
    ) { _, _ in }
    self.journal.measure { demo in
      demo.conversations.received += summary.received
      demo.conversations.accepted += summary.accepted
      demo.conversations.quarantined += summary.quarantined
      demo.conversations.rejected += summary.rejected
      if isReal {
        demo.conversations.fromRealData += summary.received
      } else {
        demo.conversations.fromCorpus += summary.received
      }
      demo.identifiersRemoved.merge(summary.identifiersRemoved, uniquingKeysWith: +)
    }
    let removed = summary.identifiersRemoved.values.reduce(0, +)
    self.journal.say(
      "\(file.name): \(summary.received) conversations, \(removed) identifiers removed, "
        + "\(summary.quarantined) quarantined")
  }

  private func note(_ run: RunResource, _ people: DemoPeople) async throws {
    self.journal.check(
      "the data threshold starts training", run.trigger.reason == "data-threshold",
      "\(run.trigger.reason): \(run.trigger.detail)")
    self.journal.check(
      "the run completes", run.state == .completed,
      run.outcomeDetail ?? "\(run.state.rawValue)")
    let models: ModelVersionsResource = try await people.operator.get(
      "/api/training-pipeline/models")
    guard let model = models.models.first(where: { $0.id == run.modelVersionId }) else {
      throw CommandFailure(.software, "the run \(run.id) has no model version")
    }
    let metrics = model.metrics
    self.journal.measure {
      $0.training = DemoSummary.Training(
        trigger: run.trigger.reason, triggerDetail: run.trigger.detail, seconds: metrics.seconds,
        examples: metrics.examples, examplesPerSecond: metrics.examplesPerSecond,
        firstLoss: metrics.firstLoss, lastLoss: metrics.lastLoss,
        validationAccuracy: metrics.validationAccuracy)
    }
    self.journal.check(
      "training lowers the loss", metrics.lastLoss < metrics.firstLoss,
      "\(Rendering.decimal(metrics.firstLoss, 3)) → \(Rendering.decimal(metrics.lastLoss, 3)), "
        + "\(metrics.examples) examples in \(Rendering.decimal(metrics.seconds, 2)) s")
  }

  private static func modelVersion(of run: RunResource) throws -> String {
    guard let model = run.modelVersionId else {
      throw CommandFailure(.software, "the run \(run.id) made no model version")
    }
    return model
  }
}
