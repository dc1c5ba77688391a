/// What an erasure did. Names nobody but by the random names that the store gave.
public struct ErasureFacts: Codable, Hashable, Sendable {
  /// Whose keys were destroyed.
  public struct Subject: Codable, Hashable, Sendable {
    public let subject: String
    /// The newest version of the keys that were destroyed.
    public let lastKeyVersion: UInt32

    public init(subject: String, lastKeyVersion: UInt32) {
      self.subject = subject
      self.lastKeyVersion = lastKeyVersion
    }
  }

  /// Whose keys were destroyed.
  public var subjects: [Subject]
  /// How much was removed, by kind, for example "conversations".
  public var removed: [String: Int]
  /// Where the conversations came from.
  public var sources: [String]
  /// Datasets that held records of the subjects. They cannot be read any more.
  public var snapshots: [String]
  /// Model versions that were trained on such datasets: what they learned is in them.
  public var modelVersions: [String]
  /// Runs that trained on such datasets and were stopped.
  public var stoppedRuns: [String]

  public init(
    subjects: [Subject] = [], removed: [String: Int] = [:], sources: [String] = [],
    snapshots: [String] = [], modelVersions: [String] = [], stoppedRuns: [String] = []
  ) {
    self.subjects = subjects
    self.removed = removed
    self.sources = sources
    self.snapshots = snapshots
    self.modelVersions = modelVersions
    self.stoppedRuns = stoppedRuns
  }

  /// Whether nothing was found.
  public var isEmpty: Bool {
    self.subjects.isEmpty && self.removed.isEmpty && self.snapshots.isEmpty
      && self.modelVersions.isEmpty && self.stoppedRuns.isEmpty
  }

  /// Whether nothing was destroyed or stopped, and datasets were only looked for.
  var isTraced: Bool {
    self.subjects.isEmpty && self.removed.isEmpty && self.stoppedRuns.isEmpty
      && !self.snapshots.isEmpty
  }

  /// Adds to the count of a kind.
  public mutating func add(_ count: Int, to kind: String) {
    if count > 0 { self.removed[kind, default: 0] += count }
  }

  /// Adds what another part of the erasure did.
  public mutating func merge(_ other: ErasureFacts) {
    self.subjects += other.subjects
    self.removed.merge(other.removed, uniquingKeysWith: +)
    self.sources = Set(self.sources).union(other.sources).sorted()
    self.snapshots = Set(self.snapshots).union(other.snapshots).sorted()
    self.modelVersions = Set(self.modelVersions).union(other.modelVersions).sorted()
    self.stoppedRuns = Set(self.stoppedRuns).union(other.stoppedRuns).sorted()
  }
}
