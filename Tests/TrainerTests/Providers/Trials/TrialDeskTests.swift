import Crypto
import FoundationEssentials
import Hexadecimal
import StoreKit
import TestSupport
import Testing

@testable import Trainer

@Suite("The desk for processes that train")
struct TrialDeskTests {
  private let rig: TrialRig

  init() async throws { self.rig = try await TrialRig() }

  private func handIn(_ ticket: String, loss: Double = 0.5, by process: String = "p") async throws {
    let content = TinyModel.manifest(validationLoss: loss)
    _ = try await self.rig.desk.put(content, of: "manifest.json", at: 0, ticket, by: process)
    try await self.rig.desk.finish(
      ticket, by: process, with: TinyModel.result(validationLoss: loss))
  }

  @Test("takes a result once, and lets it be handed in again")
  func finishing() async throws {
    let (id, ticket) = try await self.rig.intend()
    _ = try await self.rig.desk.begin(ticket, by: "p")
    try await self.handIn(ticket)
    try await self.rig.desk.finish(ticket, by: "p", with: TinyModel.result(validationLoss: 0.5))
    await #expect(throws: TrialError.ticketVoid) {
      try await self.rig.desk.finish(ticket, by: "p", with: TinyModel.result(validationLoss: 0.1))
    }
    #expect(try await self.rig.trial()?.result?.metrics.bestValidationLoss == 0.5)
    #expect(try self.rig.workspace.file("manifest.json", of: id) == TinyModel.manifest())
    let actions = try await self.rig.store.read { db in
      try AuditLog.entries(after: 0, limit: 100, in: db).map(\.action)
    }
    #expect(actions == ["run.start", "trial.begin", "trial.finish"])
  }

  @Test("gives out nothing with a ticket whose trial is over")
  func ticketEnds() async throws {
    let (_, ticket) = try await self.rig.intend()
    _ = try await self.rig.desk.begin(ticket, by: "p")
    try await self.handIn(ticket)
    await #expect(throws: TrialError.ticketVoid) {
      _ = try await self.rig.desk.records(ticket, for: "p")
    }
    await #expect(throws: TrialError.ticketVoid) {
      _ = try await self.rig.desk.begin(ticket, by: "p")
    }
  }

  @Test("takes nothing of an attempt that was given up")
  func formerAttempt() async throws {
    let (first, ticket) = try await self.rig.intend()
    _ = try await self.rig.desk.begin(ticket, by: "p")
    try await self.rig.trials.updateTrial(1, of: TrialRig.run) { trial in
      trial.close(reason: "it died", limit: 3)
      return []
    }
    let (second, other) = try await self.rig.intend()
    #expect(first.attempt == 1 && second.attempt == 2)
    #expect(ticket != other)
    await #expect(throws: TrialError.ticketVoid) { try await self.handIn(ticket) }
    _ = try await self.rig.desk.begin(other, by: "q")
    try await self.handIn(other, by: "q")
    #expect(try await self.rig.trial()?.result != nil)
  }

  @Test("deals with nobody once somebody wants the run to end")
  func stopping() async throws {
    let (_, ticket) = try await self.rig.intend()
    _ = try await self.rig.desk.begin(ticket, by: "p")
    _ = try await self.rig.runs.update(TrialRig.run) { run in
      let request = StopRequest(requestedBy: "anna", reason: "", at: Samples.time)
      return RunAdvance(
        run: try RunMachine.applying(.stopRequested(request), to: run, at: Samples.time))
    }
    await #expect(throws: TrialError.ticketVoid) { try await self.handIn(ticket) }
  }

  @Test("asks to come again while the run pauses")
  func pausing() async throws {
    let (_, ticket) = try await self.rig.intend()
    self.rig.desk.close(TrialRig.run)
    await #expect(throws: TrialError.runPauses) {
      _ = try await self.rig.desk.begin(ticket, by: "p")
    }
  }

  @Test("takes a file in pieces, and says where the next begins")
  func pieces() async throws {
    let (_, ticket) = try await self.rig.intend()
    let desk = self.rig.desk
    _ = try await desk.begin(ticket, by: "p")
    #expect(try await desk.put(Data([1, 2]), of: "a", at: 0, ticket, by: "p") == 2)
    // Sent again, and sent too far ahead.
    #expect(try await desk.put(Data([1, 2]), of: "a", at: 0, ticket, by: "p") == 2)
    #expect(try await desk.put(Data([9]), of: "a", at: 7, ticket, by: "p") == 2)
    #expect(try await desk.put(Data([3]), of: "a", at: 2, ticket, by: "p") == 3)
  }

  @Test("takes no result whose files are not what they are said to be")
  func damaged() async throws {
    let (_, ticket) = try await self.rig.intend()
    let desk = self.rig.desk
    _ = try await desk.begin(ticket, by: "p")
    var content = TinyModel.manifest()
    content[content.startIndex] ^= 1
    _ = try await desk.put(content, of: "manifest.json", at: 0, ticket, by: "p")
    await #expect(throws: TrialError.incompleteFiles(name: "manifest.json")) {
      try await desk.finish(ticket, by: "p", with: TinyModel.result(validationLoss: 0.5))
    }
    // It is sent again from its beginning.
    try await self.handIn(ticket)
    #expect(try await self.rig.trial()?.phase == .succeeded)
  }

  @Test("takes no result that cannot be compared")
  func incomparable() async throws {
    let (_, ticket) = try await self.rig.intend()
    _ = try await self.rig.desk.begin(ticket, by: "p")
    let result = TrialResult(
      metrics: TinyModel.metrics(validationLoss: nil), files: [], heldOut: nil)
    await #expect(throws: TrialError.self) {
      try await self.rig.desk.finish(ticket, by: "p", with: result)
    }
    #expect(try await self.rig.trial()?.phase == .running)
  }

  @Test(
    "takes no file that would lie elsewhere",
    arguments: ["", "../manifest.json", "a/b", ".hidden", "a b", String(repeating: "x", count: 65)])
  func names(name: String) async throws {
    let (_, ticket) = try await self.rig.intend()
    _ = try await self.rig.desk.begin(ticket, by: "p")
    await #expect(throws: TrialError.self) {
      _ = try await self.rig.desk.put(Data([1]), of: name, at: 0, ticket, by: "p")
    }
  }

  @Test("makes tickets that a restarted service makes again, and others for other attempts")
  func tickets() throws {
    let again = try self.rig.workspace.tickets()
    let id = TrialID(run: TrialRig.run, number: 1, attempt: 1)
    #expect(again.ticket(of: id) == self.rig.tickets.ticket(of: id))
    let others = [
      TrialID(run: TrialRig.run, number: 1, attempt: 2),
      TrialID(run: TrialRig.run, number: 2, attempt: 1),
      TrialID(run: RunID(rawValue: "run-2"), number: 1, attempt: 1),
    ]
    #expect(Set(others.map(again.ticket) + [again.ticket(of: id)]).count == 4)
    let elsewhere = try TrialWorkspace(
      in: self.rig.directory.url.appending(path: "other"), key: .testing)
    #expect(try elsewhere.tickets().ticket(of: id) != again.ticket(of: id))
  }
}
