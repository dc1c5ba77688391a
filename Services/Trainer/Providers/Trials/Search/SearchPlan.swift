import Glibc
import Statistics

/// The trials of a run: the same ones for the same settings and parameters, however often it is asked.
struct SearchPlan: Sendable {
  let settings: SearchSettings
  /// The run's own.
  let parameters: TrainingParameters

  /// What is held back for validation follows from this, in all trials alike.
  var splitSeed: UInt64 { self.settings.seed }

  /// The trials that the model is chosen from. The first one is what the run asked for, so that a search is not worse than
  /// a training without one, by the measure that it chooses by.
  var candidates: [TrialTask] {
    let own = TrialTask(
      parameters: self.parameters, seed: self.settings.seeds.first ?? self.settings.seed)
    var tasks = [own]
    var generator = SeededGenerator(seed: self.settings.seed)
    var sequence = SobolSequence(seed: self.settings.seed)
    switch self.settings.method {
    case .grid:
      tasks += self.grid.filter { $0 != own }
    case .sobol:
      // A space of few values gives the same point twice; what is new has to come soon, or there is nothing new.
      for _ in 0..<Self.draws where tasks.count < self.settings.trials {
        self.add(self.task(at: sequence.next()), to: &tasks)
      }
    case .random:
      for _ in 0..<Self.draws where tasks.count < self.settings.trials {
        let point = (0..<SobolSequence.dimensions).map { _ in
          Double(generator.next() >> 11) / 9_007_199_254_740_992
        }
        self.add(self.task(at: point), to: &tasks)
      }
    }
    return Array(tasks.prefix(self.settings.trials))
  }

  /// The trials that leave a source out each, with the parameters of the one that was chosen. Of very many sources those
  /// with the most records.
  func withoutSources(
    of records: [TrainingRecord], like chosen: TrialTask
  ) -> [TrialTask] {
    var counts: [String: Int] = [:]
    for record in records { if let source = record.source { counts[source, default: 0] += 1 } }
    // Without its only source there is nothing to train on.
    guard counts.count > 1 else { return [] }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(Self.largestSources).map(\.key).sorted()
      .map { source in
        TrialTask(parameters: chosen.parameters, seed: chosen.seed, leftOutSource: source)
      }
  }

  private static let draws = 4096
  private static let largestSources = 64

  private func add(_ task: TrialTask, to tasks: inout [TrialTask]) {
    if !tasks.contains(task) { tasks.append(task) }
  }

  private func task(at point: [Double]) -> TrialTask {
    let batchSizes = self.batchSizes, epochs = self.epochs, seeds = self.seeds
    return self.task(
      learningRate: self.learningRate(at: point[0]),
      batchSize: batchSizes[Self.index(point[1], batchSizes.count)],
      epochs: epochs[Self.index(point[2], epochs.count)],
      seed: seeds[Self.index(point[3], seeds.count)])
  }

  private var grid: [TrialTask] {
    let others = self.batchSizes.count * self.epochs.count * self.seeds.count
    let rates = self.rates(count: max(1, self.settings.trials / others))
    var tasks: [TrialTask] = []
    for rate in rates {
      for batchSize in self.batchSizes {
        for epochs in self.epochs {
          for seed in self.seeds {
            self.add(
              self.task(learningRate: rate, batchSize: batchSize, epochs: epochs, seed: seed),
              to: &tasks)
          }
        }
      }
    }
    return tasks
  }

  private func task(
    learningRate: Double, batchSize: Int, epochs: Int, seed: UInt64
  ) -> TrialTask {
    var parameters = self.parameters
    parameters.learningRate = learningRate
    parameters.batchSize = batchSize
    parameters.epochs = epochs
    return TrialTask(parameters: parameters, seed: seed)
  }

  // MARK: - The space

  private var batchSizes: [Int] {
    self.settings.batchSizes.isEmpty ? [self.parameters.batchSize] : self.settings.batchSizes
  }
  private var epochs: [Int] {
    self.settings.epochs.isEmpty ? [self.parameters.epochs] : self.settings.epochs
  }
  private var seeds: [UInt64] {
    self.settings.seeds.isEmpty ? [self.settings.seed] : self.settings.seeds
  }

  private var range: ClosedRange<Double>? {
    switch self.settings.learningRates {
    case .values: nil
    case .range(let range): range
    case .aroundOwn:
      max(1e-8, self.parameters.learningRate / 4)...min(1, self.parameters.learningRate * 4)
    }
  }

  private func learningRate(at place: Double) -> Double {
    if case .values(let values) = self.settings.learningRates {
      return values[Self.index(place, values.count)]
    }
    guard let range = self.range else { return self.parameters.learningRate }
    return Self.rounded(
      range.lowerBound * Glibc.pow(range.upperBound / range.lowerBound, place))
  }

  private func rates(count: Int) -> [Double] {
    if case .values(let values) = self.settings.learningRates { return values }
    return (0..<count).map {
      self.learningRate(at: count > 1 ? Double($0) / Double(count - 1) : 0.5)
    }
  }

  /// Four digits: whoever reads the table may want to type the rate.
  private static func rounded(_ rate: Double) -> Double {
    let scale = Glibc.pow(10, 3 - Glibc.log10(rate).rounded(.down))
    return (rate * scale).rounded() / scale
  }

  private static func index(_ place: Double, _ count: Int) -> Int {
    min(count - 1, Int(place * Double(count)))
  }
}
