import FoundationEssentials
import LocalModel
import StoreKit
import Synchronization
import TestSupport
import Testing

@testable import Trainer

@Suite("A search on Ray")
struct RayRunTests {
  private let rig = RayRig()

  @Test("submits a job for each trial, with its ticket in the environment and nowhere else")
  func jobs() async throws {
    let life = try await self.rig.start()
    let metrics = try await life.train(self.rig.job())
    #expect(metrics.bestValidationLoss == RayRig.loss(of: 3))
    let jobs = self.rig.service.jobs
    #expect(jobs.map(\.id) == (1...4).map { "ctp-\(RayRig.run)-t\($0)-a1" })
    #expect(jobs.allSatisfy { $0.status == "SUCCEEDED" })
    for job in jobs {
      #expect(job.entrypoint == "exec '/opt/trainer' 'trial' '\(job.id)'")
      let ticket = try #require(job.environment["TRAINER_TRIAL_TICKET"])
      #expect(ticket.count == 64)
      #expect(!job.entrypoint.contains(ticket))
      #expect(job.environment["TRAINER_ADDRESS"] == "127.0.0.1:7102")
      #expect(job.environment["REDDYTALK_PKI_DIR"] == "/pki")
    }
    #expect(Set(jobs.compactMap { $0.environment["TRAINER_TRIAL_TICKET"] }).count == 4)
    #expect(self.rig.service.violations.isEmpty)
    try await life.store.close()
  }

  @Test("has at most as many jobs at a time as it may")
  func parallel() async throws {
    let most = Mutex(0)
    self.rig.set(fate: { [service = self.rig.service] _ in
      let running = service.jobs.count { !["SUCCEEDED", "FAILED", "STOPPED"].contains($0.status) }
      most.withLock { $0 = max($0, running) }
      return .arrives
    })
    let life = try await self.rig.start()
    _ = try await life.train(self.rig.job())
    #expect(most.withLock { $0 } == 3)
    try await life.store.close()
  }

  @Test("starts a trial that dies again, a bounded number of times, and goes on without it")
  func deaths() async throws {
    self.rig.set(play: { $0.contains("-t3-") ? .diesLater : .succeeds })
    var settings = RayRig.settings
    settings.attempts = 2
    let life = try await self.rig.start(settings: settings)
    _ = try await life.train(self.rig.job())
    #expect(
      self.rig.service.jobs.map(\.id).filter { $0.contains("-t3-") }
        == ["ctp-\(RayRig.run)-t3-a1", "ctp-\(RayRig.run)-t3-a2"])
    let manifest = try ModelManifest.decode(try self.rig.artifact.content(of: "manifest.json"))
    let search = try #require(manifest.lineage.search)
    let dead = try #require(search.trials.first { $0.number == 3 })
    #expect(dead.failure?.contains("its process ended: it failed") == true)
    // The second and the fourth are equals.
    #expect(search.trials.filter(\.isChosen).map(\.number) == [2])
    try await life.store.close()
  }

  @Test("tries the chosen parameters on each source without training on it")
  func sources() async throws {
    var settings = RayRig.settings
    settings.leavesSourcesOut = true
    let life = try await self.rig.start(settings: settings)
    let metrics = try await life.train(self.rig.job(sources: ["phone", "chat"]))
    // A lower loss without a source is no reason to choose that model.
    #expect(metrics.bestValidationLoss == RayRig.loss(of: 3))
    let trials = try await life.trials.trials(of: RayRig.run)
    #expect(trials.map(\.task.leftOutSource) == [nil, nil, nil, nil, "chat", "phone"])
    #expect(trials[4].task.parameters == trials[2].task.parameters)
    let manifest = try ModelManifest.decode(try self.rig.artifact.content(of: "manifest.json"))
    let search = try #require(manifest.lineage.search)
    #expect(search.heldOut.map(\.source) == ["chat", "phone"])
    #expect(search.heldOut.map(\.accuracy) == [0.8, 0.8])
    #expect(search.heldOut.map(\.escalated) == [1, 1])
    #expect(self.rig.service.jobs.count == 6)
    try await life.store.close()
  }

  @Test("fails when no trial gives a model, and says why")
  func noModel() async throws {
    self.rig.set(play: { _ in .diesAtOnce })
    var settings = RayRig.settings
    settings.attempts = 1
    let life = try await self.rig.start(settings: settings)
    let failure = try #require(
      await #expect(throws: RunFailure.self) { _ = try await life.train(self.rig.job()) })
    #expect(failure.description.contains("none of 4 trials gave a model; trial 1: "))
    try await life.store.close()
  }

  @Test("asks for a part to validate on before it begins")
  func noValidation() async throws {
    let life = try await self.rig.start()
    var job = self.rig.job()
    job = TrainingJob(
      version: job.version, runID: job.runID, snapshotID: job.snapshotID, parentDigest: nil,
      records: job.records, parameters: TrainingParameters(validationSplit: 0),
      checkpointDirectory: job.checkpointDirectory, keep: job.keep)
    let failure = try #require(
      await #expect(throws: RunFailure.self) { _ = try await life.train(job) })
    #expect(failure.description.contains("set validationSplit above"))
    #expect(self.rig.service.jobs.isEmpty)
    try await life.store.close()
  }

  @Test("ends its jobs when the run is stopped")
  func stop() async throws {
    let life = try await self.rig.start()
    // Nobody plays them: the jobs wait for ever.
    self.rig.service.change { $0.looksUntilRunning = .max }
    let training = Task { try await life.train(self.rig.job()) }
    try await eventually("three jobs are there") { self.rig.service.jobs.count == 3 }
    try await life.stop()
    training.cancel()
    await #expect(throws: CancellationError.self) { _ = try await training.value }
    try await life.end()
    try await life.cleanUpAll()
    #expect(self.rig.service.jobs.map(\.status) == ["STOPPED", "STOPPED", "STOPPED"])
    try await life.store.close()
  }

  @Test("lets its jobs go on while the service is down, and finds them again")
  func restart() async throws {
    self.rig.service.change { $0.looksUntilRunning = .max }
    let first = try await self.rig.start()
    let training = Task { try await first.train(self.rig.job()) }
    try await eventually("three jobs are there") { self.rig.service.jobs.count == 3 }
    training.cancel()
    await #expect(throws: CancellationError.self) { _ = try await training.value }
    try await first.store.close()
    self.rig.service.change { $0.looksUntilRunning = 1 }
    let second = try await self.rig.start()
    _ = try await second.train(self.rig.job())
    #expect(self.rig.service.jobs.map(\.id) == (1...4).map { "ctp-\(RayRig.run)-t\($0)-a1" })
    #expect(self.rig.service.violations.isEmpty)
    try await second.store.close()
  }

  @Test("waits for a head that is away, or is something else")
  func away() async throws {
    self.rig.service.change { $0.isSomethingElse = true }
    let life = try await self.rig.start()
    let error = try #require(
      await #expect(throws: PeerError.self) {
        _ = try await life.provider.train(self.rig.job()) { _ in }
      })
    #expect(error.description.contains("read the version"))
    try await life.store.close()
  }
}
