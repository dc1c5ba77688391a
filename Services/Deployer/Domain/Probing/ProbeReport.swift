/// What the post-deployment tests showed.
struct ProbeReport: Hashable, Sendable {
  let results: [ProbeResult]
  /// Answers a second while many asked at once.
  let throughput: Double

  /// Whether every test passed.
  var passed: Bool { self.results.allSatisfy(\.passed) }

  /// The tests that did not pass, in words.
  var failureDetail: String {
    self.results.filter { !$0.passed }.map { "\($0.name): \($0.detail)" }.joined(separator: "; ")
  }
}
