import Foundation

extension EvaluationReport {
  /// The report as a JSON object.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return String(decoding: try encoder.encode(Document(self)), as: UTF8.self)
  }

  /// The shape of the JSON report; its field names are documented in the service's README.
  private struct Document: Encodable {
    let evaluation: String
    let modelVersion: String
    let baselineModelVersion: String?
    let suite: String
    let suiteVersion: String
    let state: String
    let requestedBy: String
    let startedAt: Date
    let finishedAt: Date?
    let failure: String?
    let outcome: String?
    let reasons: [String]
    let criticalFailures: Int?
    let ungradableShare: Double?
    let scores: Scores?
    let baselineScores: Scores?
    let comparison: Comparison?
    let categories: [Scorecard.CategoryScores]
    let recommendations: [String]
    let scenarios: [ScenarioEntry]
    let manifest: EvaluationManifest?

    init(_ report: EvaluationReport) {
      let evaluation = report.evaluation
      let result = evaluation.result
      self.evaluation = evaluation.id.rawValue
      self.modelVersion = evaluation.modelVersionID.rawValue
      self.baselineModelVersion = evaluation.baselineID?.rawValue
      self.suite = evaluation.suite
      self.suiteVersion = evaluation.suiteVersion
      self.state = evaluation.state.rawValue
      self.requestedBy = evaluation.requestedBy
      self.startedAt = evaluation.startedAt
      self.finishedAt = evaluation.finishedAt
      self.failure = evaluation.failure
      self.outcome = result?.decision.outcome.rawValue
      self.reasons = result?.decision.reasons ?? []
      self.criticalFailures = result?.criticalFailures
      self.ungradableShare = result?.ungradableShare
      self.scores = result?.scores
      self.baselineScores = result?.baselineScores
      self.comparison = result?.comparison
      self.categories = result?.categories ?? []
      self.recommendations = result?.recommendations ?? []
      let mark = result?.manifest.policy.overall.target ?? 1
      self.scenarios = report.outcomes.map { ScenarioEntry($0, mark: mark) }
      self.manifest = result?.manifest
    }
  }

  private struct ScenarioEntry: Encodable {
    let id: String
    let category: Category
    let topic: Topic
    let title: String
    let passed: Bool
    let medianLatencyMilliseconds: Double
    let scores: [String: Double]
    let criteria: [CriterionGrade]
    let trials: [Trial]

    init(_ outcome: ScenarioOutcome, mark: Double) {
      self.id = outcome.id
      self.category = outcome.topic.category
      self.topic = outcome.topic
      self.title = outcome.title
      self.passed = outcome.passes(mark: mark)
      self.medianLatencyMilliseconds = outcome.medianLatencyMilliseconds
      var scores: [String: Double] = [:]
      for measure in Measure.allCases { scores[measure.name] = outcome.score(measure) }
      self.scores = scores
      self.criteria = outcome.criteria
      self.trials = outcome.trials
    }
  }
}
