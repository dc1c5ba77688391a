import API
import Foundation
import ServiceKit
import StoreKit
import SwiftProtobuf

extension EvaluationRequest {
  /// Empty fields of the message are absent.
  init(_ request: Reddytalk_Evaluator_V1_StartEvaluationRequest, caller: Caller) {
    func present(_ text: String) -> String? { text.isEmpty ? nil : text }
    self.init(
      modelVersionID: ModelVersionID(rawValue: request.modelVersionID),
      suite: present(request.suite),
      baselineID: present(request.baselineModelVersionID).map(ModelVersionID.init(rawValue:)),
      idempotencyKey: present(request.idempotencyKey),
      requestedBy: present(request.requestedBy) ?? caller.actor)
  }
}

extension Evaluation {
  /// The evaluation, with scenario results when `outcomes` are given.
  func proto(outcomes: [ScenarioOutcome] = []) -> Reddytalk_Evaluator_V1_Evaluation {
    var message = Reddytalk_Evaluator_V1_Evaluation()
    message.id = self.id.rawValue
    message.modelVersionID = self.modelVersionID.rawValue
    message.baselineModelVersionID = self.baselineID?.rawValue ?? ""
    message.suite = self.suite
    message.suiteVersion = self.suiteVersion
    message.state = self.state.proto()
    message.failure = self.failure ?? ""
    message.requestedBy = self.requestedBy
    message.startedAtMs = self.startedAt.millisecondsSinceEpoch
    message.finishedAtMs = self.finishedAt?.millisecondsSinceEpoch ?? 0
    message.scenariosDone = UInt32(clamping: self.scenariosDone)
    message.scenariosTotal = UInt32(clamping: self.scenariosTotal)
    let mark = self.result?.manifest.policy.overall.target ?? 1
    message.scenarios = outcomes.map { $0.proto(passingMark: mark) }
    self.result?.write(to: &message)
    return message
  }
}

extension EvaluationResult {
  fileprivate func write(to message: inout Reddytalk_Evaluator_V1_Evaluation) {
    message.outcome = self.decision.outcome.proto()
    message.reasons = self.decision.reasons
    message.scores = self.scores.proto()
    message.categories = self.categories.map { $0.proto() }
    message.criticalFailures = UInt32(clamping: self.criticalFailures)
    message.recommendations = self.recommendations
    if let baseline = self.baselineScores { message.baselineScores = baseline.proto() }
  }
}

extension Evaluation.State {
  fileprivate func proto() -> Reddytalk_Evaluator_V1_EvaluationState {
    switch self {
    case .running: .running
    case .completed: .completed
    case .failed: .failed
    }
  }
}

extension VerdictOutcome {
  func proto() -> Reddytalk_Evaluator_V1_VerdictOutcome {
    switch self {
    case .pass: .pass
    case .fail: .fail
    case .inconclusive: .inconclusive
    }
  }
}

extension Scores {
  /// A score that could not be measured is absent.
  func proto() -> Reddytalk_Evaluator_V1_Scores {
    var message = Reddytalk_Evaluator_V1_Scores()
    if let score = self.accuracy { message.accuracy = score.proto() }
    if let score = self.safety { message.safety = score.proto() }
    if let score = self.communication { message.communication = score.proto() }
    if let score = self.compliance { message.compliance = score.proto() }
    if let score = self.overall { message.overall = score.proto() }
    return message
  }
}

extension Score {
  fileprivate func proto() -> Reddytalk_Evaluator_V1_Score {
    .with {
      $0.value = self.interval.value
      $0.lower = self.interval.lower
      $0.upper = self.interval.upper
      $0.samples = UInt32(clamping: self.samples)
    }
  }
}

extension Scorecard.CategoryScores {
  fileprivate func proto() -> Reddytalk_Evaluator_V1_CategoryScores {
    .with {
      $0.category = self.category.proto()
      $0.scores = self.scores.proto()
      $0.scenarios = UInt32(clamping: self.scenarios)
      $0.passed = UInt32(clamping: self.passed)
    }
  }
}

extension Category {
  func proto() -> Reddytalk_Common_V1_Category {
    switch self {
    case .emergency: .emergency
    case .appointment: .appointment
    case .symptom: .symptom
    case .insurance: .insurance
    case .prescription: .prescription
    case .other: .other
    }
  }
}

extension ScenarioOutcome {
  /// The scenario with its worst transcript, and the worst grade of each criterion.
  fileprivate func proto(passingMark: Double) -> Reddytalk_Evaluator_V1_ScenarioResult {
    .with {
      $0.scenarioID = self.id
      $0.category = self.topic.category.proto()
      $0.topic = self.topic.rawValue
      $0.transcript = (self.worstTrial?.transcript ?? []).map { $0.proto() }
      $0.criteria = self.criteria.map { $0.proto() }
      $0.passed = self.passes(mark: passingMark)
      $0.latencyMs = self.medianLatencyMilliseconds
    }
  }
}

extension Turn {
  fileprivate func proto() -> Reddytalk_Common_V1_Message {
    .with {
      $0.role = self.role.rawValue
      $0.content = self.content
    }
  }
}

extension CriterionGrade {
  fileprivate func proto() -> Reddytalk_Evaluator_V1_CriterionResult {
    .with {
      $0.name = self.name
      $0.axis = self.axis.rawValue
      $0.critical = self.isCritical
      $0.explanation = self.explanation
      $0.grade =
        switch self.grade {
        case .met: .met
        case .notMet: .notMet
        case .ungradable: .ungradable
        }
    }
  }
}

extension Suite {
  func summary() -> Reddytalk_Evaluator_V1_SuiteSummary {
    .with {
      $0.name = self.name
      $0.version = self.version
      $0.scenarios = UInt32(clamping: self.scenarios.count)
      for (category, count) in self.scenariosByCategory {
        $0.byCategory[category.rawValue] = UInt32(clamping: count)
      }
    }
  }
}

extension SignedVerdict {
  func proto() -> Reddytalk_Evaluator_V1_SignedVerdict {
    .with {
      $0.payload = self.payload
      $0.signature = self.signature
      $0.keyID = self.keyID
    }
  }
}
