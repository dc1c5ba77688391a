import FoundationEssentials
import HTTPClient
import HTTPTypes
import Logging
import ProviderAccess
import StoreKit
import Synchronization
import TestSupport

@testable import Trainer

/// A search over a Ray head's fake and a real store. The store's directory, the fake and the jobs that run on it outlive a
/// `Life` of the service.
final class RayRig: Sendable {
  /// What becomes of a request on its way.
  enum Fate: Hashable, Sendable {
    case arrives
    case lostBefore
    case lostAfter
    /// Done later; by then nobody waits.
    case late(Duration)
  }

  /// How a job's program ends.
  enum Play: Hashable, Sendable {
    /// Hands in a model with a validation loss that depends on the trial alone.
    case succeeds
    /// Dies before it has asked for anything.
    case diesAtOnce
    /// Dies when it has begun.
    case diesLater
  }

  static let run = RunID(rawValue: "run-01k0a8m4q3zt7wpx")
  static let logger = Logger(label: "trainer.tests") { _ in SwiftLogNoOpLogHandler() }

  let directory = TemporaryDirectory()
  let time = ManualTime()
  let service = FakeRayService()
  let artifact = KeptArtifact()
  private let state = Mutex(State())

  private struct State {
    var crash = CrashSchedule()
    var desk: TrialDesk?
    var late: [(due: Duration, call: ProviderCall)] = []
    var fate: @Sendable (ProviderCall) -> Fate = { _ in .arrives }
    var play: @Sendable (String) -> Play = { _ in .succeeds }
  }

  func set(fate: @escaping @Sendable (ProviderCall) -> Fate) {
    self.state.withLock { $0.fate = fate }
  }
  func set(play: @escaping @Sendable (String) -> Play) { self.state.withLock { $0.play = play } }

  /// The loss of a trial: the lowest is the third's.
  static func loss(of number: Int) -> Double { 1 + abs(Double(number) - 3) / 10 }

  static var settings: SearchSettings {
    var settings = SearchSettings()
    settings.trials = 4
    settings.attempts = 50
    return settings
  }

  func start(
    crash: CrashSchedule = CrashSchedule(), settings: SearchSettings = RayRig.settings
  ) async throws -> Life {
    let life = try await Life(self, crash, settings)
    self.state.withLock { state in
      state.crash = crash
      state.desk = life.desk
    }
    return life
  }

  func job(records: Int = 12, sources: [String] = []) -> TrainingJob {
    let records = (0..<records).map { number in
      var record = ScriptedCollector.record(number)
      record.source = sources.isEmpty ? nil : sources[number % sources.count]
      return record
    }
    return TrainingJob(
      version: ModelVersionID(madeBy: Self.run), runID: Self.run,
      snapshotID: SnapshotID(rawValue: "sha256:00"), parentDigest: nil,
      records: records, parameters: .defaults,
      checkpointDirectory: self.directory.url.appending(path: "checkpoints"),
      keep: { [artifact] in artifact.keep($0) })
  }

  /// The service in one process.
  struct Life: Sendable {
    let store: Store
    let runs: TrainerStore
    let trials: TrialStore
    let desk: TrialDesk
    let provider: TrialTrainingProvider
    let cleanUp: RemoteCleanUpJob
    private let time: ManualTime

    fileprivate init(
      _ rig: RayRig, _ crash: CrashSchedule, _ settings: SearchSettings
    ) async throws {
      self.store = try Store(
        StoreConfiguration(directory: rig.directory.url, name: "trainer"),
        migrations: TrainerStore.migrations)
      self.runs = TrainerStore(self.store)
      self.trials = TrialStore(self.store)
      self.time = rig.time
      let ledger = CrashingTrialLedger(base: self.trials, crash: crash)
      let remote = CrashingRemoteLedger(base: RemoteJobStore(self.store), crash: crash)
      self.desk = TrialDesk(ledger: ledger, time: rig.time.keeper)
      var ray = RaySettings(
        address: try RayAddress("http://127.0.0.1:8265", token: nil), keysDirectory: "/pki")
      ray.executable = "/opt/trainer"
      ray.parallel = 3
      let api = RayJobsAPI(
        try RayAddress("http://127.0.0.1:8265", token: nil), over: RayExchange(rig: rig))
      self.provider = TrialTrainingProvider(
        runner: RayTrialRunner(
          api, ray, trainerAddress: "127.0.0.1:7102", executable: "/opt/trainer",
          logger: RayRig.logger),
        settings: settings, ledger: ledger, remote: remote, desk: self.desk, key: .testing,
        time: rig.time.keeper, logger: RayRig.logger, tick: .seconds(1))
      self.cleanUp = RemoteCleanUpJob(
        ledger: remote,
        cleaners: [
          RayTrialCleaner(
            api: api, settings: ray, remote: remote, trials: ledger, time: rig.time.keeper)
        ], signal: RunSignal(), time: rig.time.keeper, logger: RayRig.logger)
      if try await self.runs.run(RayRig.run) == nil {
        let run = Samples.run(RayRig.run.rawValue)
        _ = try await self.runs.admit(run) { _ in
          AuditNote(
            requester: .service, action: "run.start", objectID: run.id.rawValue, reason: "",
            at: Samples.time)
        }
      }
    }

    /// Trains, as the run's driver does: again and again while the head is away.
    func train(
      _ job: TrainingJob,
      report: @escaping @Sendable (TrainingProgress) throws -> Void = { _ in }
    ) async throws -> TrainingMetrics {
      for _ in 0..<2_000 {
        do {
          return try await self.provider.train(job, report: report)
        } catch PeerError.unreachable {
          self.time.advance(by: .seconds(10))
        }
      }
      throw RemoteRig.TimeoutError("the run waits for ever")
    }

    /// Cleans up until nothing is left.
    func cleanUpAll() async throws {
      for _ in 0..<200 {
        await self.cleanUp.pass()
        if try await RemoteJobStore(self.store).remoteJobsToCleanUp().isEmpty { return }
        self.time.advance(by: .seconds(15))
      }
      throw RemoteRig.TimeoutError("something is left for ever")
    }

    /// The attempts whose results were taken, as the audit trail has them.
    func taken() async throws -> [String] {
      try await self.store.read { db in
        try AuditLog.entries(after: 0, limit: 10_000, in: db)
          .filter { $0.action == "trial.finish" }.map(\.objectID)
      }
    }

    /// Somebody stops the run.
    func stop() async throws {
      let at = self.time.keeper.now()
      _ = try await self.runs.update(RayRig.run) { run in
        let request = StopRequest(requestedBy: "anna", reason: "", at: at)
        return RunAdvance(run: try RunMachine.applying(.stopRequested(request), to: run, at: at))
      }
    }

    /// The run ends.
    func end() async throws {
      let at = self.time.keeper.now()
      _ = try await self.runs.update(RayRig.run) { run in
        RunAdvance(run: try RunMachine.applying(.failed(cause: "the end"), to: run, at: at))
      }
    }
  }

  // MARK: - The way there

  fileprivate func carry(_ call: ProviderCall) async throws -> ProviderAnswer {
    let crash = self.state.withLock { $0.crash }
    try crash.pass()
    self.settle()
    await self.playJobs()
    let fate = self.state.withLock({ $0.fate })(call)
    switch fate {
    case .arrives: break
    case .lostBefore: throw OutboundError.timedOut(host: "fake", limit: .total)
    case .late(let delay):
      let due = self.time.uptime + delay
      self.state.withLock { $0.late.append((due, call)) }
      throw OutboundError.timedOut(host: "fake", limit: .total)
    case .lostAfter:
      _ = self.service.answer(call)
      try crash.pass()
      throw OutboundError.interrupted(host: "fake", reason: "reset")
    }
    let answer = self.service.answer(call)
    try crash.pass()
    return answer
  }

  /// Does what was late and is due by now.
  func settle() {
    let now = self.time.uptime
    let due = self.state.withLock { state in
      let due = state.late.filter { $0.due <= now }
      state.late.removeAll { $0.due <= now }
      return due
    }
    for request in due { _ = self.service.answer(request.call) }
  }

  /// Plays the programs of the jobs that run.
  func playJobs() async {
    for job in self.service.running {
      let (desk, play) = self.state.withLock { ($0.desk, $0.play) }
      guard let desk, let ticket = job.environment["TRAINER_TRIAL_TICKET"] else { continue }
      do {
        if play(job.id) == .diesAtOnce { throw Death() }
        let order = try await desk.begin(ticket, by: job.id)
        if play(job.id) == .diesLater { throw Death() }
        if order.task.leftOutSource != nil {
          try await desk.finish(ticket, by: job.id, with: TinyModel.heldOutResult)
          self.service.end(job.id, exitCode: 0)
          continue
        }
        let result = TinyModel.result(validationLoss: Self.loss(of: order.id.number))
        let content = TinyModel.manifest(validationLoss: Self.loss(of: order.id.number))
        _ = try await desk.put(content, of: "manifest.json", at: 0, ticket, by: job.id)
        try await desk.finish(ticket, by: job.id, with: result)
        self.service.end(job.id, exitCode: 0)
      } catch is Death {
        self.service.end(job.id, exitCode: 137)
      } catch TrialError.ticketVoid, TrialError.takenByAnother {
        // Its result may have been taken by a service that died before it could say so.
        self.service.end(job.id, exitCode: 77)
      } catch {
        // The service is away: it asks again.
        continue
      }
    }
  }

  private struct Death: Error {}
}

/// Carries requests to the fake of a rig.
struct RayExchange: HTTPExchange {
  let rig: RayRig

  func send(_ request: OutboundRequest) async throws -> OutboundResponse {
    let target = try RequestTarget(request.url)
    var body: [UInt8] = []
    if case .bytes(let bytes) = request.body { body = bytes }
    if case .file(let path, _) = request.body {
      body = Array(try Data(contentsOf: URL(filePath: path)))
    }
    struct OtherPath: Error {}
    guard
      let call = ProviderCall(
        method: request.method.rawValue, target: target.path, base: FakeRayService.base,
        headers: request.headers.map { ($0.name.rawName, $0.value) }, body: body)
    else { throw OtherPath() }
    let answer = try await self.rig.carry(call)
    var headers = HTTPFields()
    for (name, value) in answer.headers {
      if let name = HTTPField.Name(name) { headers[name] = value }
    }
    return OutboundResponse(
      status: HTTPResponse.Status(code: answer.status), headers: headers, body: answer.body)
  }
}
