import API
import FoundationEssentials
import RPCCore
import RPCInProcess
import StoreKit
import TestSupport

@testable import Trainer

/// A desk over a real store, with a run that is worked on, and callers of its methods.
final class TrialRig: Sendable {
  let directory = TemporaryDirectory()
  let time = ManualTime()
  let store: Store
  let runs: TrainerStore
  let trials: TrialStore
  let desk: TrialDesk
  let workspace: TrialWorkspace
  let tickets: TrialTickets
  static let run = RunID(rawValue: "run-1")

  init(records: [TrainingRecord] = TrialRig.records) async throws {
    self.store = try Store(
      StoreConfiguration(directory: self.directory.url, name: "trainer"),
      migrations: TrainerStore.migrations)
    self.runs = TrainerStore(self.store)
    self.trials = TrialStore(self.store)
    self.desk = TrialDesk(ledger: self.trials, time: self.time.keeper)
    self.workspace = try TrialWorkspace(in: self.directory.url, key: .testing)
    self.tickets = try self.workspace.tickets()
    _ = try await self.runs.admit(Samples.run(Self.run.rawValue)) { _ in
      AuditNote(
        requester: .service, action: "run.start", objectID: "run-1", reason: "", at: Samples.time)
    }
    self.desk.open(
      Self.run,
      TrialDesk.OpenRun(
        snapshotID: try SnapshotID(of: records), parentDigest: "sha256:cd", records: records,
        splitSeed: 7, workspace: self.workspace))
  }

  /// Records of two sources.
  static let records: [TrainingRecord] = [
    ("appointment", "I need to book a check-up next week", "I can look for the first opening."),
    ("appointment", "can I move my visit to friday", "Of course, which time suits you?"),
    ("insurance", "does my plan cover an x-ray", "I can check your coverage with your plan."),
    ("insurance", "why did I get this bill", "Let me look at the claim behind the bill."),
    ("prescription", "I ran out of my pills, refill please", "I will send the refill request."),
    ("prescription", "is my medication ready", "I can check with your pharmacy."),
    ("symptom", "my throat has been sore for two days", "A nurse can advise you today."),
    ("emergency", "crushing chest pain and I cannot breathe", "Call 911 now."),
  ].enumerated().map { index, line in
    TrainingRecord(
      recordID: "r\(index)", group: "g\(index)", category: line.0,
      messages: [
        TrainingRecord.Message(role: "user", content: line.1),
        TrainingRecord.Message(role: "assistant", content: line.2),
      ], quality: 0.9, isCorrected: false, source: index.isMultiple(of: 2) ? "phone" : "chat")
  }

  static let task = TrialTask(
    parameters: TrainingParameters(batchSize: 4, epochs: 1, warmupSteps: 1, validationSplit: 0.3),
    seed: 3)

  /// Notes a trial and begins an attempt at it.
  ///
  /// - Returns: Its name and its ticket.
  @discardableResult
  func intend(_ task: TrialTask = TrialRig.task, number: Int = 1) async throws -> (TrialID, String)
  {
    _ = try await self.trials.plan([task], of: Self.run, from: number)
    let trial = try await self.trials.updateTrial(number, of: Self.run) { [tickets] trial in
      trial.intend(
        ticketDigest: { TrialTickets.digest(of: tickets.ticket(of: $0)) }, at: Samples.time)
      return []
    }
    return (trial.id, self.tickets.ticket(of: trial.id))
  }

  func trial(_ number: Int = 1) async throws -> TrialRecord? {
    try await self.trials.trials(of: Self.run).first { $0.number == number }
  }

  /// The way to the service for somebody.
  func channel(as peer: String = "trial") -> any RPCChannel {
    var router = RPCRouter()
    TrialsHandler(desk: self.desk).register(in: &router)
    return InProcessTransport(
      router: router, peer: PeerIdentity(name: peer), access: TrainerService.access)
  }

  func transport(_ ticket: String, process: String = "p1") -> TrialsTransport {
    TrialsTransport(
      channel: self.channel(), ticket: ticket, patience: .seconds(60), time: self.time.keeper,
      process: process)
  }
}
