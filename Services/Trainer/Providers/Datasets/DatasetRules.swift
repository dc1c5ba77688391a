/// What a data file must keep to.
struct DatasetRules: Hashable, Sendable {
  /// Lines without which a trainer does not begin.
  ///
  /// Of the file to train on; one line is enough to validate with.
  var minimumLines = 1
  /// The largest file that a trainer takes.
  var maximumBytes: Int64 = .max
  /// Tokens that are read of a line.
  var contextTokens = Int.max

  /// What OpenAI demands of its files; those over 512 MiB are uploaded in parts.
  ///
  /// Source: OpenAI's references of files, of uploads and of fine-tuning.
  static func openAI(contextTokens: Int, uploadsInParts: Bool) -> DatasetRules {
    DatasetRules(
      minimumLines: 10, maximumBytes: uploadsInParts ? 8 << 30 : 512 << 20,
      contextTokens: contextTokens)
  }
}
