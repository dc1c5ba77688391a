import Testing

@testable import Trainer

@Suite("What a job on the Hub prints")
struct HubLogTests {
  private let plan = ProgressTracker.Plan(
    epochs: 2, totalSteps: 4, batchSize: 2, examples: 8, validationExamples: 0)

  private func line(_ step: Int) -> String {
    #"@ctp {"type":"progress","step":\#(step),"total_steps":4,"loss":1.5}"#
  }

  @Test("lines that were read before are skipped when the log begins anew")
  func replay() throws {
    var log = HubLog(self.plan, cursor: nil)
    var steps: [Int] = []
    for shown in [1, 1, 3, 4] {
      log.rewind()
      for step in 1...shown {
        if let progress = try log.take(self.line(step), elapsed: .zero) {
          steps.append(progress.step)
        }
      }
    }
    #expect(steps == [1, 2, 3, 4])
    #expect(log.cursor == "4")
  }

  @Test("what a former process has told is measured again, and not told again")
  func cursor() throws {
    var log = HubLog(self.plan, cursor: "2")
    #expect(try log.take(self.line(1), elapsed: .zero) == nil)
    #expect(try log.take(self.line(2), elapsed: .zero) == nil)
    #expect(log.last?.step == 2)
    #expect(log.cursor == "2")
    #expect(try log.take(self.line(3), elapsed: .zero)?.step == 3)
  }

  @Test("a trainer's own words count until it speaks ours")
  func dictionaries() throws {
    var log = HubLog(self.plan, cursor: nil)
    #expect(try log.take("{'loss': '1.25', 'epoch': '0.5'}", elapsed: .zero)?.trainingLoss == 1.25)
    _ = try log.take(self.line(1), elapsed: .zero)
    #expect(try log.take("{'loss': '9.0', 'epoch': '0.5'}", elapsed: .zero) == nil)
    #expect(log.last?.trainingLoss == 1.5)
  }

  @Test("a loss that is no number ends the training")
  func diverged() {
    var log = HubLog(self.plan, cursor: nil)
    #expect(throws: RunFailure.self) {
      _ = try log.take("{'loss': nan, 'epoch': 0.5}", elapsed: .zero)
    }
  }
}
