import Crypto
import FoundationEssentials

/// Parts conversations into those to train on and those to validate on, by group: what belongs to one
/// patient or conversation never stands on both sides.
struct DatasetSplit: Hashable, Sendable {
  let training: [DatasetSample]
  let validation: [DatasetSample]

  /// Parts samples.
  ///
  /// - Parameters:
  ///   - share: Of the groups for validation, 0 to 0.5.
  ///   - seed: The same seed gives the same parts, in whatever order the samples come.
  init(_ samples: [DatasetSample], share: Double, seed: Int) {
    let groups = Set(samples.map(\.group)).map { (group: $0, rank: Self.rank(of: $0, seed: seed)) }
      .sorted { ($0.rank, $0.group) < ($1.rank, $1.group) }
    let count = Int((Double(groups.count) * share).rounded())
    // At least one group stays to train on, and one validates if anything is to.
    let held = share > 0 ? min(max(1, count), groups.count - 1) : 0
    let heldGroups = Set(groups.prefix(max(0, held)).map(\.group))
    self.training = samples.filter { !heldGroups.contains($0.group) }
    self.validation = samples.filter { heldGroups.contains($0.group) }
  }

  private static func rank(of group: String, seed: Int) -> UInt64 {
    SHA256.hash(data: Data("\(seed)\u{0}\(group)".utf8)).prefix(8)
      .reduce(0) { $0 << 8 | UInt64($1) }
  }
}
