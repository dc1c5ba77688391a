import FoundationEssentials
import LocalModel
import Testing

@testable import Trainer

@Suite("The choice among trials")
struct TrialChoiceTests {
  private func trial(
    _ number: Int, loss: Double?, leftOut: String? = nil, failure: String = ""
  ) -> TrialRecord {
    var task = TrialRig.task
    task.leftOutSource = leftOut
    task.parameters.learningRate = Double(number) / 1000
    var trial = TrialRecord(runID: RunID(rawValue: "run-1"), number: number, task: task)
    trial.attempt = 1
    trial.detail = failure
    trial.phase = failure.isEmpty ? .succeeded : .failed
    if failure.isEmpty {
      var held: TrialResult.HeldOut?
      if leftOut != nil {
        var result = TrialResult.HeldOut()
        (result.conversations, result.judged, result.right) = (9, 8, 6)
        held = result
      }
      trial.result = TrialResult(
        metrics: TinyModel.metrics(validationLoss: loss), files: [], heldOut: held)
    }
    return trial
  }

  @Test("takes the lowest validation loss, and of equals the lower number")
  func best() {
    let trials = [
      self.trial(4, loss: 0.3), self.trial(2, loss: 0.3), self.trial(1, loss: 0.4),
      self.trial(3, loss: nil, failure: "diverged"), self.trial(5, loss: 0.1, leftOut: "phone"),
    ]
    #expect(TrialChoice.best(of: trials)?.number == 2)
    #expect(TrialChoice.best(of: trials.reversed())?.number == 2)
  }

  @Test("takes none whose loss is no number, and none where there is none")
  func none() {
    #expect(TrialChoice.best(of: [self.trial(1, loss: .nan), self.trial(2, loss: 9)])?.number == 2)
    #expect(TrialChoice.best(of: [self.trial(1, loss: nil, failure: "diverged")]) == nil)
    #expect(TrialChoice.best(of: []) == nil)
  }

  @Test("puts all trials and all sources into the model's lineage, and changes nothing else")
  func manifest() throws {
    let trials = [
      self.trial(1, loss: 0.4), self.trial(2, loss: 0.3),
      self.trial(3, loss: nil, failure: "its process ended"),
      self.trial(4, loss: 0.5, leftOut: "chat"),
      self.trial(5, loss: nil, leftOut: "phone", failure: "too small"),
    ]
    let bytes = try TrialChoice(trials: trials, splitSeed: 7)
      .manifest(TinyModel.manifest(), of: trials[1])
    var manifest = try ModelManifest.decode(bytes)
    let search = try #require(manifest.lineage.search)
    #expect(search.splitSeed == 7)
    #expect(search.trials.map(\.number) == [1, 2, 3])
    #expect(search.trials.map(\.isChosen) == [false, true, false])
    #expect(search.trials.map(\.validationLoss) == [0.4, 0.3, nil])
    #expect(search.trials.map(\.failure) == [nil, nil, "its process ended"])
    #expect(search.trials.map(\.parameters.learningRate) == [0.001, 0.002, 0.003])
    #expect(search.heldOut.map(\.source) == ["chat", "phone"])
    #expect(search.heldOut.map(\.accuracy) == [0.75, nil])
    #expect(search.heldOut.map(\.failure) == [nil, "too small"])
    manifest.lineage.search = nil
    #expect(manifest == (try ModelManifest.decode(TinyModel.manifest())))
    #expect(
      try TrialChoice(trials: trials, splitSeed: 7).manifest(TinyModel.manifest(), of: trials[1])
        == bytes)
  }

  @Test("refuses what is no manifest")
  func noManifest() {
    #expect(throws: RunFailure.self) {
      try TrialChoice(trials: [], splitSeed: 1).manifest(
        Data("{}".utf8), of: self.trial(1, loss: 1))
    }
  }
}
