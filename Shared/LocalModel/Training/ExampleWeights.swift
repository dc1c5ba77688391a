/// How much each position counts in the loss of each head.
///
/// Rare classes are weighed up by the square root of their rarity (full balancing overfits a handful
/// of examples), the positions of one conversation share its weight, and the specialisation raises
/// emergencies (a miss costs more than a false alarm), symptoms and prescriptions.
package struct ExampleWeights: Sendable {
  private let categories: [Float]
  private let dispositions: [Float]

  /// The disposition head counts half: its labels are derived, not given.
  private static let dispositionShare: Float = 0.5
  /// Topics are known of few examples, which therefore count more.
  private static let topicShare: Float = 2

  package init(
    _ examples: [TrainingExample], corpus: TrainingCorpus, training: [Int],
    medicalSpecialization: Bool
  ) {
    var categoryCounts = [Int](repeating: 0, count: DialogueCategory.allCases.count)
    var dispositionCounts = [Int](repeating: 0, count: Disposition.allCases.count)
    for conversation in training {
      if let category = examples[conversation].category { categoryCounts[category.index] += 1 }
      for position in corpus.ranges[conversation] {
        if let disposition = corpus.positions[position].disposition {
          dispositionCounts[disposition.index] += 1
        }
      }
    }
    var categories = Self.balanced(categoryCounts)
    var dispositions = Self.balanced(dispositionCounts)
    if medicalSpecialization {
      for category in DialogueCategory.allCases {
        categories[category.index] *= Self.medicalFactor(category)
      }
      dispositions[Disposition.escalateEmergency.index] *= 2
      dispositions[Disposition.escalateClinician.index] *= 1.25
    }
    self.categories = categories
    self.dispositions = dispositions
  }

  /// Target and weight per head of a position.
  package func target(
    _ position: TrainingCorpus.Position, of example: TrainingExample, positions: Int
  ) -> [(label: Int?, weight: Float)] {
    let share = Float(example.quality) / Float(positions).squareRoot()
    return [
      (
        example.category?.index,
        share * (example.category.map { self.categories[$0.index] } ?? 0)
      ),
      (
        position.disposition?.index,
        share * Self.dispositionShare
          * (position.disposition.map { self.dispositions[$0.index] } ?? 0)
      ),
      (example.topic?.index, share * Self.topicShare),
    ]
  }

  private static func balanced(_ counts: [Int]) -> [Float] {
    let present = counts.filter { $0 > 0 }
    guard !present.isEmpty else { return counts.map { _ in 1 } }
    let mean = Float(present.reduce(0, +)) / Float(present.count)
    return counts.map { $0 > 0 ? min(4, (mean / Float($0)).squareRoot()) : 0 }
  }

  private static func medicalFactor(_ category: DialogueCategory) -> Float {
    switch category {
    case .emergency: 1.5
    case .symptom, .prescription: 1.25
    case .appointment, .insurance, .other: 1
    }
  }
}
