/// How completions are served.
struct CompletionSettings: Hashable, Sendable {
  /// Requests answered at the same time.
  var maximumConcurrency = 256
  /// The longest a version may take for an answer.
  var timeout: Duration = .seconds(10)
  /// Whether a former version answers when the live one fails.
  var fallsBack = true
}
