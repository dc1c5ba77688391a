package import struct Foundation.Date

/// Runs an accepted evaluation to its end. Every step is in the store before the next one begins,
/// so that running it again after a crash only does what is missing.
package struct EvaluationRunner: Sendable {
  /// What decides how evaluations are run and judged.
  package struct Rules: Sendable, Hashable {
    package var settings: EvaluationSettings
    package var policy: EvaluationPolicy

    package init(settings: EvaluationSettings, policy: EvaluationPolicy) {
      self.settings = settings
      self.policy = policy
    }
  }

  /// How an evaluation ended.
  package enum Ending: Sendable, Hashable {
    case completed(VerdictOutcome)
    case failed(reason: String)
    /// The registry cannot be reached: the evaluation stays as it is, to be run again.
    case postponed(reason: String)
    /// There is nothing to run: it had ended before.
    case nothingToDo
  }

  private let store: EvaluationStore
  private let suites: SuiteLibrary
  private let source: any ArtifactSource
  private let signer: any VerdictSigner
  private let rules: Rules
  private let engine: EvaluationEngine
  private let now: @Sendable () -> Date

  package init(
    store: EvaluationStore, suites: SuiteLibrary, source: any ArtifactSource,
    signer: any VerdictSigner, rules: Rules, clock: any Clock<Duration> = ContinuousClock(),
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.store = store
    self.suites = suites
    self.source = source
    self.signer = signer
    self.rules = rules
    self.engine = EvaluationEngine(settings: rules.settings, clock: clock)
    self.now = now
  }

  /// Runs what is missing of `id`. Throws only when the store fails or the task is cancelled.
  package func run(_ id: EvaluationID) async throws -> Ending {
    guard let evaluation = try await self.store.evaluation(id), evaluation.state == .running else {
      return .nothingToDo
    }
    guard let suite = self.suites.suites[evaluation.suite],
      suite.version == evaluation.suiteVersion
    else {
      return try await self.fail(
        evaluation,
        "the suite \(evaluation.suite) changed since the evaluation started: start a new one")
    }
    let candidate: (description: ModelDescription, model: any AnsweringModel)
    do throws(ArtifactError) {
      candidate = try await self.model(evaluation.modelVersionID)
    } catch {
      return try await self.end(evaluation, because: error)
    }
    try await self.answer(evaluation, suite, arm: .candidate, model: candidate.model)
    let baseline: Baseline
    do throws(ArtifactError) {
      baseline = try await self.baseline(of: evaluation)
    } catch {
      return try await self.end(evaluation, because: error)
    }
    if case .model(_, let model) = baseline {
      try await self.answer(evaluation, suite, arm: .baseline, model: model)
    }
    return try await self.complete(evaluation, suite, candidate.description, baseline)
  }

  /// Gives `evaluation` up.
  @discardableResult
  package func fail(_ evaluation: Evaluation, _ reason: String) async throws -> Ending {
    try await self.store.fail(evaluation.id, reason: reason, at: self.now())
    return .failed(reason: reason)
  }

  private func end(
    _ evaluation: Evaluation, because error: ArtifactError
  ) async throws -> Ending {
    // A cancelled call looks like an unreachable registry; it goes on after the restart.
    try Task.checkCancellation()
    switch error {
    case .unavailable, .serverUnavailable: return .postponed(reason: error.description)
    case .unknown, .rejected: return try await self.fail(evaluation, error.description)
    }
  }

  private func model(
    _ id: ModelVersionID
  ) async throws(ArtifactError) -> (description: ModelDescription, model: any AnsweringModel) {
    let description = try await self.source.describe(id)
    return (description, try await self.source.load(description))
  }

  private enum Baseline {
    case none
    /// It cannot be evaluated: unknown, or its artefact is refused.
    case missing
    case model(ModelDescription, any AnsweringModel)
  }

  private func baseline(of evaluation: Evaluation) async throws(ArtifactError) -> Baseline {
    guard let id = evaluation.baselineID else { return .none }
    do throws(ArtifactError) {
      let loaded = try await self.model(id)
      return .model(loaded.description, loaded.model)
    } catch {
      switch error {
      case .unavailable, .serverUnavailable: throw error
      case .unknown, .rejected: return .missing
      }
    }
  }

  /// Runs the scenarios of one arm that have no outcome yet.
  private func answer(
    _ evaluation: Evaluation, _ suite: Suite, arm: EvaluationArm, model: any AnsweringModel
  ) async throws {
    let done = Set(try await self.store.outcomes(of: evaluation.id, arm: arm).map(\.id))
    let positions = Dictionary(
      suite.scenarios.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    let missing = suite.scenarios.filter { !done.contains($0.id) }
    try await self.engine.run(missing, of: suite, model: model) { outcome in
      try await self.store.record(
        outcome, position: positions[outcome.id] ?? 0, arm: arm, evaluation: evaluation,
        at: self.now())
    }
  }

  private func complete(
    _ evaluation: Evaluation, _ suite: Suite, _ model: ModelDescription, _ baseline: Baseline
  ) async throws -> Ending {
    let outcomes = try await self.store.outcomes(of: evaluation.id, arm: .candidate)
    var baselineOutcomes: [ScenarioOutcome]?
    var baselineModel: ModelDescription?
    switch baseline {
    case .none: break
    case .missing: baselineOutcomes = []
    case .model(let description, _):
      baselineModel = description
      baselineOutcomes = try await self.store.outcomes(of: evaluation.id, arm: .baseline)
    }
    let manifest = EvaluationManifest(
      suite: suite, model: model, baseline: baselineModel, settings: self.rules.settings,
      policy: self.rules.policy,
      earlierLooks: try await self.store.completedEvaluations(suiteVersion: suite.version))
    let result = EvaluationResult(
      outcomes: outcomes, baseline: baselineOutcomes, manifest: manifest)
    let issuedAt = self.now()
    let verdict = Verdict(evaluationID: evaluation.id, result: result, issuedAt: issuedAt)
    let signed: SignedVerdict
    do {
      signed = try self.signer.sign(verdict)
    } catch {
      return try await self.fail(evaluation, "the verdict cannot be signed: \(error)")
    }
    try await self.store.complete(evaluation.id, result: result, verdict: signed, at: issuedAt)
    return .completed(result.decision.outcome)
  }
}
