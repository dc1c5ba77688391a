import FoundationEssentials
import StoreKit
import Synchronization
import TestSupport
import Testing

@testable import Trainer

@Suite("Ending a training at a provider")
struct FineTuningProviderStopTests {
  /// Cancels the work at the n-th look at the job, after something was done.
  private func cancelling(
    _ rig: RemoteRig, atLook number: Int, after work: @escaping @Sendable () async throws -> Void
  ) {
    let looks = Mutex(0)
    rig.exchange.set { call in
      guard call.method == "GET", call.path.count == 3, call.path[1] == "jobs" else {
        return .arrives
      }
      let count = looks.withLock { looks in
        looks += 1
        return looks
      }
      guard count == number else { return .arrives }
      try await work()
      return .cancelled
    }
  }

  @Test("a stopped run's job is cancelled there, and its files are deleted")
  func stop() async throws {
    let rig = RemoteRig()
    let life = try await rig.start()
    self.cancelling(rig, atLook: 3) { try await life.stop() }
    await #expect(throws: CancellationError.self) { _ = try await life.train(rig.job()) }
    #expect(rig.service.hasRunningJob)
    try await life.end()
    try await life.cleanUpAll()
    #expect(!rig.service.hasRunningJob)
    #expect(rig.service.fileNames == [])
    #expect(try await life.remoteJob()?.state == .cancelled)
    #expect(try await life.audit().contains("remote.job.cancel"))
  }

  @Test("a service that stops leaves the job alone, and finds it again")
  func shutdown() async throws {
    let rig = RemoteRig()
    let first = try await rig.start()
    self.cancelling(rig, atLook: 3) {}
    await #expect(throws: CancellationError.self) { _ = try await first.train(rig.job()) }
    #expect(try await first.ledger.remoteJobsToCleanUp().isEmpty)
    try await first.store.close()
    let second = try await rig.start()
    _ = try await second.train(rig.job())
    #expect(rig.service.jobCount == 1)
    #expect(rig.service.calls.count { $0.path.first == "files" && $0.method == "POST" } == 2)
  }

  @Test("a run whose time is over cancels its job, also while there is no progress")
  func timeOver() async throws {
    let rig = RemoteRig()
    rig.service.change { $0.statuses = ["queued"] }
    let life = try await rig.start()
    let failure = RunFailure.timeExceeded(limitHours: 8, waitingFor: "training")
    await #expect(throws: failure) {
      _ = try await life.train(rig.job()) { [time = rig.time] _ in
        if time.uptime > .seconds(8 * 3600) { throw failure }
      }
    }
    try await life.cleanUpAll()
    #expect(!rig.service.hasRunningJob)
    #expect(rig.service.fileNames == [])
  }

  @Test("a job is cancelled whose creation was lost when its run was stopped")
  func lostCreation() async throws {
    let rig = RemoteRig()
    let life = try await rig.start()
    rig.exchange.set { call in
      call.method == "POST" && call.path == ["fine_tuning", "jobs"]
        ? .late(.seconds(100)) : .arrives
    }
    await #expect(throws: PeerError.self) {
      _ = try await life.provider.train(rig.job(), report: { _ in })
    }
    try await life.stop()
    try await life.end()
    try await life.cleanUpAll()
    #expect(rig.service.jobCount == 1)
    #expect(!rig.service.hasRunningJob)
    #expect(rig.service.fileNames == [])
  }

  @Test("a job that is gone is no reason to go on cleaning up")
  func gone() async throws {
    let rig = RemoteRig()
    let life = try await rig.start()
    _ = try await life.ledger.note(
      RemoteJob(runID: RemoteRig.run, provider: "openai", at: Samples.time))
    try await life.ledger.adjust(RemoteRig.run) { $0.accept("ftjob-of-long-ago", at: Samples.time) }
    try await life.end()
    try await life.cleanUpAll()
    #expect(try await life.remoteJob()?.cleanUp == .done)
  }
}
