import FoundationEssentials
import StoreKit
import Testing

@testable import Trainer

@Suite("The memory of trials")
struct TrialStoreTests {
  private let rig: TrialRig

  init() async throws { self.rig = try await TrialRig() }

  @Test("keeps everything of a trial")
  func roundTrip() async throws {
    try await self.rig.intend()
    let changed = try await self.rig.trials.updateTrial(1, of: TrialRig.run) { trial in
      trial.phase = .succeeded
      trial.process = "p"
      trial.failures = 2
      trial.progress = Samples.progress
      trial.result = TinyModel.result(validationLoss: 0.25)
      trial.detail = "words"
      return []
    }
    let read = try #require(try await self.rig.trial())
    #expect(read == changed)
    #expect(read.task == TrialRig.task)
    #expect(read.attempt == 1)
    #expect(read.intendedAt == Samples.time)
    #expect(read.result == TinyModel.result(validationLoss: 0.25))
    #expect(read.progress == Samples.progress)
  }

  @Test("plans a trial once")
  func planning() async throws {
    try await self.rig.intend()
    var other = TrialRig.task
    other.seed = 99
    let trials = try await self.rig.trials.plan([other, other], of: TrialRig.run, from: 1)
    #expect(trials.map(\.number) == [1, 2])
    #expect(trials.map(\.task.seed) == [3, 99])
    #expect(trials[0].attempt == 1)
  }

  @Test("finds a trial by its ticket, as long as its run goes on")
  func tickets() async throws {
    let (id, ticket) = try await self.rig.intend()
    let digest = TrialTickets.digest(of: ticket)
    #expect(try await self.rig.trials.trial(withTicket: digest)?.id == id)
    #expect(try await self.rig.trials.trial(withTicket: ticket) == nil)
    _ = try await self.rig.runs.update(TrialRig.run) { run in
      RunAdvance(run: try RunMachine.applying(.failed(cause: "the end"), to: run, at: Samples.time))
    }
    #expect(try await self.rig.trials.trial(withTicket: digest) == nil)
  }

  @Test("gives up a trial whose processes died too often, and no other")
  func closing() {
    var trial = TrialRecord(runID: TrialRig.run, number: 1, task: TrialRig.task)
    for death in 1...3 {
      trial.intend(ticketDigest: { "digest of \($0)" }, at: Samples.time)
      #expect(trial.attempt == death)
      #expect(trial.ticketDigest == "digest of ctp-run-1-t1-a\(death)")
      trial.close(reason: "death \(death)", limit: 3)
      #expect(trial.ticketDigest == nil)
    }
    #expect(trial.phase == .failed)
    #expect(trial.detail == "death 3")
    var other = TrialRecord(runID: TrialRig.run, number: 2, task: TrialRig.task)
    for _ in 1...5 {
      other.intend(ticketDigest: { "\($0)" }, at: Samples.time)
      other.close(reason: nil, limit: 3)
    }
    #expect(other.phase == .waiting)
    #expect(other.failures == 0)
  }
}
