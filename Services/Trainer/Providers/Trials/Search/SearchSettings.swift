package import Configuration
import FoundationEssentials
package import ServiceKit

/// Which trials a search is made of.
package struct SearchSettings: Hashable, Sendable {
  /// How points of the space are chosen.
  package enum Method: String, Hashable, Sendable, CaseIterable {
    /// Evenly: Sobol's sequence, shifted by the seed.
    case sobol
    /// At random, from the seed.
    case random
    /// Every combination; of a range as many values as fit into the number of trials.
    case grid
  }

  /// The rates of a search.
  package enum LearningRates: Hashable, Sendable {
    /// These.
    case values([Double])
    /// Between these, on a logarithmic scale.
    case range(ClosedRange<Double>)
    /// Between a quarter of the run's own and four times as much.
    case aroundOwn
  }

  /// TRAINING_SEARCH_TRIALS: trials that the model is chosen from.
  package var trials = 8
  /// TRAINING_SEARCH_METHOD.
  package var method = Method.sobol
  /// TRAINING_SEARCH_SEED: of the points, of what is held back, and of the trainings unless there are seeds.
  package var seed: UInt64 = 1
  /// TRAINING_SEARCH_LEARNING_RATES.
  package var learningRates = LearningRates.aroundOwn
  /// TRAINING_SEARCH_BATCH_SIZES; empty takes the run's own.
  package var batchSizes: [Int] = []
  /// TRAINING_SEARCH_EPOCHS; empty takes the run's own.
  package var epochs: [Int] = []
  /// TRAINING_SEARCH_SEEDS; empty takes the seed.
  package var seeds: [UInt64] = []
  /// TRAINING_SEARCH_PARALLEL: trials at the same time on this machine.
  package var parallel = 2
  /// TRAINING_SEARCH_ATTEMPTS: how often a trial whose process dies is started.
  package var attempts = 3
  /// TRAINING_LEAVE_ONE_SOURCE_OUT: whether the chosen parameters are tried on each source without training on it.
  package var leavesSourcesOut = false

  /// The product's defaults.
  package init() {}

  /// Reads the settings.
  ///
  /// - Throws: `ConfigurationError` naming the setting at fault.
  package init(reader: ConfigReader) throws(ConfigurationError) {
    self.trials = try reader.int("training.searchTrials", default: 8, in: 1...256)
    self.method = try reader.choice("training.searchMethod", default: Method.sobol)
    self.seed = UInt64(
      try reader.int("training.searchSeed", default: 1, in: 0...Int(UInt32.max)))
    self.learningRates = try Self.learningRates(reader)
    self.batchSizes = try Self.integers(
      reader, "training.searchBatchSizes", "TRAINING_SEARCH_BATCH_SIZES", in: 1...1024)
    self.epochs = try Self.integers(
      reader, "training.searchEpochs", "TRAINING_SEARCH_EPOCHS", in: 1...1000)
    self.seeds = try Self.integers(
      reader, "training.searchSeeds", "TRAINING_SEARCH_SEEDS", in: 0...Int(UInt32.max)
    ).map(UInt64.init)
    self.parallel = try reader.int("training.searchParallel", default: 2, in: 1...64)
    self.attempts = try reader.int("training.searchAttempts", default: 3, in: 1...20)
    self.leavesSourcesOut = reader.bool(
      forKey: "training.leaveOneSourceOut", default: false)
  }

  private static func learningRates(
    _ reader: ConfigReader
  ) throws(ConfigurationError) -> LearningRates {
    guard let text = reader.string(forKey: "training.searchLearningRates") else {
      return .aroundOwn
    }
    let allowed = 1e-8...1.0
    let ends = text.split(separator: ":").map { Double($0.filter { !$0.isWhitespace }) }
    if ends.count == 2, let low = ends[0], let high = ends[1], low < high,
      allowed.contains(low), allowed.contains(high)
    {
      return .range(low...high)
    }
    let values = text.split(separator: ",").map { Double($0.filter { !$0.isWhitespace }) }
    let rates = values.compactMap { $0 }.filter(allowed.contains)
    guard !rates.isEmpty, rates.count == values.count else {
      throw .invalid(
        name: "TRAINING_SEARCH_LEARNING_RATES",
        expected: "two rates with a colon between them, or rates with commas, from 1e-8 to 1")
    }
    return .values(rates)
  }

  private static func integers(
    _ reader: ConfigReader, _ key: ConfigKey, _ name: String, in range: ClosedRange<Int>
  ) throws(ConfigurationError) -> [Int] {
    guard let text = reader.string(forKey: key) else { return [] }
    let values = text.split(separator: ",").map { Int($0.filter { !$0.isWhitespace }) }
    let numbers = values.compactMap { $0 }.filter(range.contains)
    guard !numbers.isEmpty, numbers.count == values.count else {
      throw .invalid(
        name: name,
        expected: "whole numbers from \(range.lowerBound) to \(range.upperBound) with commas")
    }
    return numbers
  }

  /// The settings as `--help` shows them.
  package static let keys: [ConfigurationKey] = [
    ConfigurationKey(
      "TRAINING_SEARCH_TRIALS", default: "8", "trials that local-search and ray choose from"),
    ConfigurationKey("TRAINING_SEARCH_METHOD", default: "sobol", "sobol, random or grid"),
    ConfigurationKey(
      "TRAINING_SEARCH_SEED", default: "1", "seed of the search and of what is held back"),
    ConfigurationKey(
      "TRAINING_SEARCH_LEARNING_RATES", default: nil,
      "low:high or values with commas; by default a quarter of the run's to four times as much"),
    ConfigurationKey(
      "TRAINING_SEARCH_BATCH_SIZES", default: nil, "values with commas; by default the run's"),
    ConfigurationKey(
      "TRAINING_SEARCH_EPOCHS", default: nil, "values with commas; by default the run's"),
    ConfigurationKey(
      "TRAINING_SEARCH_SEEDS", default: nil,
      "seeds of trainings with commas; by default TRAINING_SEARCH_SEED"),
    ConfigurationKey(
      "TRAINING_SEARCH_PARALLEL", default: "2", "trials of local-search at the same time"),
    ConfigurationKey(
      "TRAINING_SEARCH_ATTEMPTS", default: "3",
      "how often a trial whose process dies is started"),
    ConfigurationKey(
      "TRAINING_LEAVE_ONE_SOURCE_OUT", default: "false",
      "also tries the chosen parameters on each source without training on it"),
  ]
}
