/// The data of one run as a trainer reads it.
struct ExportedDataset: Hashable, Sendable, Codable {
  /// Why records are not among the lines.
  enum Omission: String, Hashable, Sendable, Codable, CaseIterable {
    /// There is no answer, or nothing that is answered.
    case nothingToLearn = "nothing-to-learn"
    /// The same conversation is there already.
    case duplicate
    /// The format sets a better answer against a worse one, and no worse one is known.
    case noPreference = "no-preference"
  }

  /// What the lines look like.
  let format: String
  let training: DatasetFileWriter.Finished
  /// Nil when nothing is held back.
  let validation: DatasetFileWriter.Finished?
  /// How many records were left out, by reason.
  let omitted: [String: Int]
  /// Lines longer than the trainer reads, by an estimate.
  let truncated: Int
}
