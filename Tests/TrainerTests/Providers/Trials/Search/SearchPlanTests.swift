import Configuration
import FoundationEssentials
import ServiceKit
import Testing

@testable import Trainer

@Suite("The plan of a search")
struct SearchPlanTests {
  private let own = TrainingParameters(batchSize: 16, epochs: 3, learningRate: 0.0001)

  private func plan(_ change: (inout SearchSettings) -> Void = { _ in }) -> SearchPlan {
    var settings = SearchSettings()
    change(&settings)
    return SearchPlan(settings: settings, parameters: self.own)
  }

  @Test(
    "begins with what the run asked for, and has no trial twice",
    arguments: SearchSettings.Method.allCases)
  func candidates(method: SearchSettings.Method) {
    let plan = self.plan { $0.method = method }
    let tasks = plan.candidates
    #expect(tasks.count == 8)
    #expect(tasks[0] == TrialTask(parameters: self.own, seed: 1))
    #expect(Set(tasks).count == 8)
    #expect(tasks == plan.candidates)
    #expect(tasks.allSatisfy { (0.000_024_9...0.000_400_1).contains($0.parameters.learningRate) })
    #expect(tasks.allSatisfy { $0.parameters.batchSize == 16 && $0.parameters.epochs == 3 })
    #expect(tasks.allSatisfy { $0.parameters.violations.isEmpty && $0.isCandidate })
  }

  @Test("takes its values from the settings")
  func space() {
    let tasks = self.plan { settings in
      settings.trials = 40
      settings.learningRates = .values([0.001, 0.002])
      settings.batchSizes = [8, 32]
      settings.epochs = [1, 5]
      settings.seeds = [11, 12]
    }.candidates
    // The run's own and every combination: two to the fourth.
    #expect(tasks.count == 17)
    #expect(Set(tasks.dropFirst().map(\.parameters.learningRate)) == [0.001, 0.002])
    #expect(Set(tasks.dropFirst().map(\.parameters.batchSize)) == [8, 32])
    #expect(Set(tasks.dropFirst().map(\.parameters.epochs)) == [1, 5])
    #expect(Set(tasks.map(\.seed)) == [11, 12])
  }

  @Test("is another one for another seed")
  func seeds() {
    #expect(self.plan().candidates != self.plan { $0.seed = 2 }.candidates)
    #expect(self.plan().splitSeed != self.plan { $0.seed = 2 }.splitSeed)
  }

  @Test("leaves each source out once, and none where there is only one")
  func sources() {
    func record(_ source: String?) -> TrainingRecord {
      var record = ScriptedCollector.record(1)
      record.source = source
      return record
    }
    let chosen = self.plan().candidates[3]
    let tasks = self.plan().withoutSources(
      of: [record("phone"), record("chat"), record("chat"), record(nil)], like: chosen)
    #expect(tasks.map(\.leftOutSource) == ["chat", "phone"])
    #expect(tasks.allSatisfy { $0.parameters == chosen.parameters && $0.seed == chosen.seed })
    #expect(self.plan().withoutSources(of: [record("chat"), record(nil)], like: chosen).isEmpty)
  }

  @Test("of a range are the rates as far apart as they can be, in a grid")
  func grid() {
    let rates = self.plan { settings in
      settings.trials = 4
      settings.method = .grid
      settings.learningRates = .range(0.00001...0.01)
    }.candidates.dropFirst().map(\.parameters.learningRate)
    #expect(rates == [0.00001, 0.001, 0.01])
  }

  @Test("fills the cube evenly")
  func sobol() {
    var sequence = SobolSequence(seed: 5)
    let points = (0..<64).map { _ in sequence.next() }
    for dimension in 0..<SobolSequence.dimensions {
      // Each of 64 slices holds one of 64 points.
      let slices = Set(points.map { Int($0[dimension] * 64) })
      #expect(slices.count == 64)
    }
    // So does each of the 8 by 8 squares of the first two sides.
    #expect(Set(points.map { Int($0[0] * 8) * 8 + Int($0[1] * 8) }).count == 64)
  }

  private func settings(_ variables: [String: String]) throws -> SearchSettings {
    try SearchSettings(
      reader: ConfigReader(
        provider: EnvironmentVariablesProvider(environmentVariables: variables)))
  }

  @Test("is read from the settings")
  func reading() throws {
    let settings = try self.settings([
      "TRAINING_SEARCH_TRIALS": "3", "TRAINING_SEARCH_METHOD": "grid",
      "TRAINING_SEARCH_LEARNING_RATES": "1e-5:1e-3", "TRAINING_SEARCH_BATCH_SIZES": "8, 16",
      "TRAINING_SEARCH_EPOCHS": "2", "TRAINING_SEARCH_SEEDS": "1,2",
      "TRAINING_LEAVE_ONE_SOURCE_OUT": "true",
    ])
    #expect(settings.trials == 3)
    #expect(settings.method == .grid)
    #expect(settings.learningRates == .range(1e-5...1e-3))
    #expect(settings.batchSizes == [8, 16])
    #expect(settings.epochs == [2])
    #expect(settings.seeds == [1, 2])
    #expect(settings.leavesSourcesOut)
    #expect(try self.settings([:]) == SearchSettings())
  }

  @Test(
    "is not read from settings that cannot be, which are named",
    arguments: [
      ("TRAINING_SEARCH_TRIALS", "0"), ("TRAINING_SEARCH_METHOD", "best"),
      ("TRAINING_SEARCH_LEARNING_RATES", "0.1:0.01"), ("TRAINING_SEARCH_LEARNING_RATES", "fast"),
      ("TRAINING_SEARCH_LEARNING_RATES", "0.1,2"), ("TRAINING_SEARCH_BATCH_SIZES", "0"),
      ("TRAINING_SEARCH_EPOCHS", "1,,x"), ("TRAINING_SEARCH_SEEDS", "-1"),
    ])
  func unusable(name: String, value: String) throws {
    let error = #expect(throws: ConfigurationError.self) { try self.settings([name: value]) }
    #expect(error?.description.hasPrefix("\(name) is not valid") == true)
  }
}
