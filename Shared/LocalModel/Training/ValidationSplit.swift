/// Which conversations are held back for validation.
///
/// Whole groups are held back, so that no patient is on both sides; every category is split by
/// itself, and always keeps at least half of its groups in training, so that the rare class (in
/// medicine: the emergency) never vanishes from it.
package struct ValidationSplit: Hashable, Sendable {
  /// Positions of the examples to train on, ascending.
  package private(set) var training: [Int]
  /// Positions of the examples held back, ascending.
  package private(set) var validation: [Int]

  package init(_ examples: [TrainingExample], share: Double, seed: UInt64) {
    var members: [String: [Int]] = [:]
    for (position, example) in examples.enumerated() {
      // A prefix keeps a group's name apart from the record identifiers of ungrouped ones.
      let key = example.group.map { "group:" + $0 } ?? "record:" + example.recordID
      members[key, default: []].append(position)
    }
    var frequency: [DialogueCategory?: Int] = [:]
    for example in examples { frequency[example.category, default: 0] += 1 }
    var strata: [Int: [String]] = [:]
    for (key, positions) in members {
      strata[Self.stratum(of: positions, examples, frequency), default: []].append(key)
    }
    self.training = []
    self.validation = []
    for (stratum, keys) in strata.sorted(by: { $0.key < $1.key }) {
      var order = keys.sorted()
      var generator = SeededGenerator(seed: seed, stream: 0x5711_0000 &+ UInt64(stratum))
      generator.shuffle(&order)
      let held = Self.heldBack(of: order.count, share: share)
      for (rank, key) in order.enumerated() {
        let positions = members[key] ?? []
        if rank < held {
          self.validation += positions
        } else {
          self.training += positions
        }
      }
    }
    self.training.sort()
    self.validation.sort()
  }

  /// A group with several categories counts for its rarest.
  private static func stratum(
    of positions: [Int], _ examples: [TrainingExample], _ frequency: [DialogueCategory?: Int]
  ) -> Int {
    let categories = Set(positions.map { examples[$0].category })
    let rarest = categories.min {
      (frequency[$0] ?? 0, $0?.index ?? Int.max) < (frequency[$1] ?? 0, $1?.index ?? Int.max)
    }
    return rarest.flatMap { $0?.index } ?? DialogueCategory.allCases.count
  }

  private static func heldBack(of count: Int, share: Double) -> Int {
    guard share > 0, count > 1 else { return 0 }
    let rounded = Int((Double(count) * share).rounded())
    return min(max(rounded, count >= 5 ? 1 : 0), count / 2)
  }
}
