import FoundationEssentials
import StoreKit
import TestSupport

@testable import Trainer

/// A provider's client in one process, over a real store that outlives it.
struct RemoteLife<Provider: RemoteTrainer>: Sendable {
  let store: Store
  let runs: TrainerStore
  let ledger: RemoteJobStore
  let provider: Provider
  let cleanUp: RemoteCleanUpJob
  private let time: ManualTime

  init(
    _ directory: TemporaryDirectory, _ time: ManualTime, _ crash: CrashSchedule,
    _ provider: (any RemoteJobLedger, RunSignal) -> Provider
  ) async throws {
    self.store = try Store(
      StoreConfiguration(directory: directory.url, name: "trainer"),
      migrations: TrainerStore.migrations)
    self.runs = TrainerStore(self.store)
    self.ledger = RemoteJobStore(self.store)
    self.time = time
    let remote = CrashingRemoteLedger(base: self.ledger, crash: crash)
    let signal = RunSignal()
    self.provider = provider(remote, signal)
    self.cleanUp = RemoteCleanUpJob(
      ledger: remote, cleaners: [self.provider], signal: signal, time: time.keeper,
      logger: RemoteRig.logger)
    if try await self.runs.run(RemoteRig.run) == nil {
      let run = Samples.run(RemoteRig.run.rawValue)
      _ = try await self.runs.admit(run) { _ in
        AuditNote(
          requester: .service, action: "run.start", objectID: run.id.rawValue, reason: "",
          at: Samples.time)
      }
    }
  }

  /// Trains, as the run's driver does: again and again while the provider is away.
  func train(
    _ job: TrainingJob, attempts: Int = 2_000,
    report: @escaping @Sendable (TrainingProgress) throws -> Void = { _ in }
  ) async throws -> TrainingMetrics {
    for _ in 0..<attempts {
      do {
        return try await self.provider.train(job, report: report)
      } catch PeerError.unreachable {
        self.time.advance(by: .seconds(10))
      }
    }
    throw RemoteTimeout("the run waits for ever")
  }

  /// Cleans up until nothing is left.
  func cleanUpAll(passes: Int = 200) async throws {
    for _ in 0..<passes {
      await self.cleanUp.pass()
      if try await self.ledger.remoteJobsToCleanUp().isEmpty { return }
      self.time.advance(by: .seconds(15))
    }
    throw RemoteTimeout("something is left for ever")
  }

  func remoteJob() async throws -> RemoteJob? {
    try await self.ledger.remoteJob(of: RemoteRig.run)
  }

  /// Somebody stops the run.
  func stop() async throws {
    let at = self.time.keeper.now()
    _ = try await self.runs.update(RemoteRig.run) { run in
      let request = StopRequest(requestedBy: "anna", reason: "", at: at)
      return RunAdvance(run: try RunMachine.applying(.stopRequested(request), to: run, at: at))
    }
  }

  /// The run ends.
  func end() async throws {
    let at = self.time.keeper.now()
    _ = try await self.runs.update(RemoteRig.run) { run in
      RunAdvance(run: try RunMachine.applying(.failed(cause: "the end"), to: run, at: at))
    }
  }

  /// The actions of the audit trail, oldest first.
  func audit() async throws -> [String] {
    try await self.store.read { db in
      try AuditLog.entries(after: 0, limit: 1000, in: db).map(\.action)
    }
  }
}

/// Something did not come to an end.
struct RemoteTimeout: Error {
  let description: String
  init(_ description: String) { self.description = description }
}
