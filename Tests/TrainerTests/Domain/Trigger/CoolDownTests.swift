import FoundationEssentials
import Testing

@testable import Trainer

@Suite("The cool-down")
struct CoolDownTests {
  private let settings = TriggerSettings()
  private static let minute = 60.0

  private func run(_ state: RunState, _ reason: TriggerReason = .dataThreshold) throws -> Run {
    let events: [RunEvent] =
      switch state {
      case .failed: [.failed(cause: "no space")]
      case .stopped:
        [
          .stopRequested(StopRequest(requestedBy: "bo", reason: "", at: Samples.time)), .stopped,
        ]
      case .rejected: RunMachineTests.Place.rejected.events
      case .completed: RunMachineTests.Place.completed.events
      case .collecting, .training, .evaluating, .deploying: []
      }
    return try Samples.run(Samples.run(reason: reason), after: events)
  }

  private func pause(after runs: [Run]) throws -> Double? {
    let end = try #require(runs.first { $0.state.isFinal }?.finishedAt)
    let coolDown = CoolDown(after: runs, settings: self.settings, at: end)
    return coolDown.map { $0.until.timeIntervalSince(end) / Self.minute }
  }

  @Test("A failed automatic run makes one of 15 minutes, which ends")
  func failed() throws {
    let run = try self.run(.failed)
    #expect(try self.pause(after: [run]) == 15)
    let end = try #require(run.finishedAt)
    let after = { CoolDown(after: [run], settings: self.settings, at: end.addingTimeInterval($0)) }
    #expect(after(15 * Self.minute - 0.001) != nil)
    #expect(after(15 * Self.minute) == nil)
    #expect(after(1)?.cause == "run run-1 failed: no space")
  }

  @Test("It doubles with every failure in a row, up to a day")
  func doubles() throws {
    let failed = try self.run(.failed)
    #expect(try self.pause(after: [failed, failed]) == 30)
    #expect(try self.pause(after: [failed, failed, failed]) == 60)
    #expect(try self.pause(after: Array(repeating: failed, count: 20)) == 24 * 60)
    #expect(try self.pause(after: [failed, self.run(.completed), failed, failed]) == 15)
  }

  @Test("A rejected automatic run and any stopped one make one")
  func rejectedAndStopped() throws {
    #expect(try self.pause(after: [self.run(.rejected)]) == 15)
    #expect(try self.pause(after: [self.run(.stopped)]) == 15)
    #expect(try self.pause(after: [self.run(.stopped, .manual)]) == 15)
    #expect(try self.pause(after: [self.run(.rejected, .manual)]) == nil)
  }

  @Test("A completed run makes none")
  func completed() throws {
    #expect(try self.pause(after: [self.run(.completed), self.run(.failed)]) == nil)
  }

  @Test("A failed manual run neither makes one nor hides one")
  func manual() throws {
    #expect(try self.pause(after: [self.run(.failed, .manual)]) == nil)
    #expect(try self.pause(after: [self.run(.failed, .manual), self.run(.failed)]) == 15)
  }

  @Test("A clock that was set back does not stretch it")
  func clockStep() throws {
    let run = try self.run(.failed)
    let end = try #require(run.finishedAt)
    let before = end.addingTimeInterval(-3600)
    #expect(CoolDown(after: [run], settings: self.settings, at: before) == nil)
  }
}
