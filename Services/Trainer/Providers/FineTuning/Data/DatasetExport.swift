import FoundationEssentials

/// Writes the records of a snapshot as the files that a provider trains on.
protocol DatasetExport: Sendable {
  /// Writes the files into a directory, which exists, and checks them. The same records give the same files.
  ///
  /// - Parameters:
  ///   - records: De-identified conversations.
  ///   - validationShare: Of the groups for validation, 0 to 0.5.
  ///   - directory: Where to write.
  /// - Throws: `RunFailure.trainingFailed` for records that cannot be trained on, and what the disk throws.
  func export(
    _ records: [TrainingRecord], validationShare: Double, to directory: URL
  ) throws -> FineTuneDataset
}

/// The files that a provider trains on.
struct FineTuneDataset: Hashable, Sendable {
  /// One file.
  struct Part: Hashable, Sendable {
    let path: String
    let lines: Int
    let bytes: Int64
    /// SHA-256 in hex.
    let sha256: String
  }

  let training: Part
  /// Nil when nothing is held back.
  let validation: Part?
}
