import FoundationEssentials
import StoreKit
import TestSupport
import Testing

@testable import Trainer

@Suite("Jobs on the Hub that are stopped, or whose answers are lost")
struct HubProviderStopTests {
  private func isCreation(_ call: ProviderCall) -> Bool {
    call.method == "POST" && call.path == ["api", "jobs", FakeHubService.namespace]
  }

  @Test("a job whose creation was done and not answered is found by its label")
  func lostAnswer() async throws {
    let rig = HubRig()
    rig.exchange.set { call in self.isCreation(call) ? .lostAfter : .arrives }
    let life = try await rig.start()
    _ = try await life.train(rig.job())
    #expect(rig.service.jobCount == 1)
    #expect(rig.service.calls.contains { $0.value("label") == "pipeline-run=\(RemoteRig.run)" })
  }

  @Test("while jobs cannot be listed none is created twice, and the state is unknown")
  func unknown() async throws {
    let rig = HubRig()
    rig.exchange.set { call in
      guard self.isCreation(call) else { return .arrives }
      rig.service.change { $0.canListJobs = false }
      return .lostAfter
    }
    let life = try await rig.start()
    for _ in 0..<5 {
      await #expect(throws: RemoteTimeout.self) {
        _ = try await life.train(rig.job(), attempts: 1)
      }
    }
    #expect(try await life.remoteJob()?.state == .unknown)
    #expect(rig.service.jobCount == 1)
    rig.service.change { $0.canListJobs = true }
    _ = try await life.train(rig.job())
    #expect(rig.service.jobCount == 1)
  }

  @Test("a stop cancels the job and removes the data")
  func stop() async throws {
    let rig = HubRig()
    rig.service.change { $0.stages = ["SCHEDULING", "RUNNING"] }
    let life = try await rig.start()
    struct Enough: Error {}
    await #expect(throws: Enough.self) {
      _ = try await life.train(rig.job()) { progress in
        if progress.step > 3 { throw Enough() }
      }
    }
    #expect(rig.service.hasRunningJob)
    try await life.stop()
    try await life.end()
    try await life.cleanUpAll()
    #expect(!rig.service.hasRunningJob)
    #expect(rig.service.repoNames == [])
    #expect(try await life.remoteJob()?.state == .cancelled)
  }

  @Test("a service that only stops leaves the job alone, and goes on with it")
  func restart() async throws {
    let rig = HubRig()
    struct Restart: Error {}
    let first = try await rig.start()
    await #expect(throws: Restart.self) {
      _ = try await first.train(rig.job()) { progress in
        if progress.step > 2 { throw Restart() }
      }
    }
    try await first.store.close()
    let second = try await rig.start()
    _ = try await second.train(rig.job())
    #expect(rig.service.jobCount == 1)
    #expect(rig.service.violations == [])
  }
}
