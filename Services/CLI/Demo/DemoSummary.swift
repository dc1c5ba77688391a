import RESTContract

/// What the demo measured; nothing in it is set beforehand.
struct DemoSummary: Codable, Sendable {
  /// Counts of conversations.
  struct Conversations: Codable, Sendable {
    var received = 0
    var accepted = 0
    var quarantined = 0
    var rejected = 0
    var fromCorpus = 0
    var fromRealData = 0
  }

  /// How training went.
  struct Training: Codable, Sendable {
    var trigger: String
    var triggerDetail: String
    var seconds: Double
    var examples: Int
    var examplesPerSecond: Double
    var firstLoss: Double
    var lastLoss: Double
    var validationAccuracy: Double
  }

  /// The four scores and the verdict of one model version.
  struct Evaluation: Codable, Sendable {
    var modelVersionId: String
    var outcome: String
    var criticalFailures: Int
    var scores: ScoresResource

    init?(_ evaluation: EvaluationResource) {
      guard let scores = evaluation.scores else { return nil }
      self.modelVersionId = evaluation.modelVersionId
      self.outcome = evaluation.outcome ?? evaluation.state
      self.criticalFailures = evaluation.criticalFailures
      self.scores = scores
    }
  }

  /// One question and its answer.
  struct Answer: Codable, Sendable {
    var question: String
    var answer: String
    var category: String
    var disposition: String
    var escalated: Bool
    var milliseconds: Double
    var passed: Bool
  }

  /// Times of releasing and undoing, in milliseconds.
  struct Release: Codable, Sendable {
    /// From the request to deploy to staging being live.
    var stagingMs: Double?
    /// From the approval to production being live.
    var productionMs: Double?
    /// The switch of traffic itself.
    var switchMs: Double?
    /// From the decision to roll back to the last answer by the bad version.
    var rollbackMs: Double?
    /// From the bad version going live to the decision to roll back.
    var detectionMs: Double?
    /// Requests while the bad version was live, and how many of them got an answer.
    var requestsDuringDrill = 0
    var answeredDuringDrill = 0
    var fallbacksDuringDrill = 0
  }

  var startupSeconds = 0.0
  var conversations = Conversations()
  var identifiersRemoved: [String: Int] = [:]
  var training: Training?
  /// A version trained with parameters that cannot work: what the model is worth before it has learnt.
  var scoresBefore: Evaluation?
  var scoresAfter: Evaluation?
  var release = Release()
  var answers: [Answer] = []
  /// Every check, in order.
  var checks: [DemoCheck] = []
  var seconds = 0.0

  var passed: Bool { self.checks.allSatisfy(\.passed) }
}

/// One thing that must hold for the demo to be ok.
struct DemoCheck: Codable, Sendable {
  var name: String
  var passed: Bool
  var detail: String
}
