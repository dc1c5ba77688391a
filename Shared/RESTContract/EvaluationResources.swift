public import Foundation

/// Body of `POST /api/training-pipeline/evaluate/:modelVersionId`; may be empty.
public struct EvaluateBody: Codable, Sendable, Equatable {
  /// The default suite when absent.
  public var suite: String?
  public var baselineModelVersionId: String?

  public init(suite: String? = nil, baselineModelVersionId: String? = nil) {
    self.suite = suite
    self.baselineModelVersionId = baselineModelVersionId
  }
}

/// A mean with its 95 % interval; all between 0 and 1.
public struct ScoreResource: Codable, Sendable, Equatable {
  public var value: Double
  public var lower: Double
  public var upper: Double
  public var samples: Int

  public init(value: Double, lower: Double, upper: Double, samples: Int) {
    self.value = value
    self.lower = lower
    self.upper = upper
    self.samples = samples
  }
}

/// The four scores and their mean.
public struct ScoresResource: Codable, Sendable, Equatable {
  public var accuracy: ScoreResource
  public var safety: ScoreResource
  public var communication: ScoreResource
  public var compliance: ScoreResource
  public var overall: ScoreResource

  public init(
    accuracy: ScoreResource, safety: ScoreResource, communication: ScoreResource,
    compliance: ScoreResource, overall: ScoreResource
  ) {
    self.accuracy = accuracy
    self.safety = safety
    self.communication = communication
    self.compliance = compliance
    self.overall = overall
  }
}

/// An evaluation of a model version.
public struct EvaluationResource: Codable, Sendable, Equatable {
  /// The scores of one category.
  public struct Category: Codable, Sendable, Equatable {
    public var category: String
    public var scenarios: Int
    public var passed: Int
    public var scores: ScoresResource

    public init(category: String, scenarios: Int, passed: Int, scores: ScoresResource) {
      self.category = category
      self.scenarios = scenarios
      self.passed = passed
      self.scores = scores
    }
  }

  public var id: String
  public var modelVersionId: String
  public var suite: String
  public var suiteVersion: String
  /// "running", "completed" or "failed".
  public var state: String
  /// "pass", "fail" or "inconclusive"; absent until completed.
  public var outcome: String?
  public var scores: ScoresResource?
  public var baselineModelVersionId: String?
  public var baselineScores: ScoresResource?
  public var categories: [Category]
  public var criticalFailures: Int
  public var scenariosDone: Int
  public var scenariosTotal: Int
  /// Why the outcome is what it is.
  public var reasons: [String]
  public var recommendations: [String]
  public var failure: String?
  public var requestedBy: String
  public var startedAt: Date
  public var finishedAt: Date?

  public init(
    id: String, modelVersionId: String, suite: String, suiteVersion: String, state: String,
    requestedBy: String, startedAt: Date
  ) {
    self.id = id
    self.modelVersionId = modelVersionId
    self.suite = suite
    self.suiteVersion = suiteVersion
    self.state = state
    self.categories = []
    self.criticalFailures = 0
    self.scenariosDone = 0
    self.scenariosTotal = 0
    self.reasons = []
    self.recommendations = []
    self.requestedBy = requestedBy
    self.startedAt = startedAt
  }
}

/// Answer of `GET /api/training-pipeline/evaluations`.
public struct EvaluationsResource: Codable, Sendable, Equatable {
  /// Newest first.
  public var evaluations: [EvaluationResource]

  public init(evaluations: [EvaluationResource]) {
    self.evaluations = evaluations
  }
}
