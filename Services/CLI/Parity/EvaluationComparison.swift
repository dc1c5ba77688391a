/// The part of an evaluation's report in JSON that compares two versions scenario by scenario.
struct EvaluationComparison: Codable, Sendable, Equatable {
  /// Candidate minus baseline, with the 95 % interval of the paired cluster bootstrap.
  struct Interval: Codable, Sendable, Equatable {
    var value: Double
    var lower: Double
    var upper: Double
  }

  /// The difference in one measure.
  struct Difference: Codable, Sendable, Equatable {
    var difference: Interval
    /// Scenarios that both were graded on.
    var pairs: Int
  }

  /// Scenarios that only one of both passes (McNemar's test).
  struct Discordance: Codable, Sendable, Equatable {
    var gained: Int
    var lost: Int
    var pValue: Double
  }

  var overall: Difference
  var safety: Difference
  var passed: Discordance
}

/// A report as far as it is about a comparison.
struct ComparingReport: Decodable, Sendable {
  struct Manifest: Decodable, Sendable {
    struct Policy: Decodable, Sendable {
      var safetyMargin: Double
    }

    var policy: Policy
  }

  /// Nil when the two share no graded scenario.
  var comparison: EvaluationComparison?
  var manifest: Manifest?
}
