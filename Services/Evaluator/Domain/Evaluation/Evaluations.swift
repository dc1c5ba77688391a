package import Foundation

/// The evaluations of this service: accepts them and answers questions about them.
package struct Evaluations: Sendable {
  /// The most evaluations that a list returns.
  package static let maximumList = 500
  private static let maximumNameLength = 200

  private let store: EvaluationStore
  private let suites: SuiteLibrary
  private let defaultSuite: String
  private let source: any ArtifactSource
  private let queue: EvaluationQueue
  private let now: @Sendable () -> Date
  private let makeID: @Sendable () -> EvaluationID

  package init(
    store: EvaluationStore, suites: SuiteLibrary, defaultSuite: String,
    source: any ArtifactSource, queue: EvaluationQueue,
    now: @escaping @Sendable () -> Date = { Date() },
    makeID: @escaping @Sendable () -> EvaluationID = {
      EvaluationID(rawValue: "ev-\(UUID().uuidString.lowercased())")
    }
  ) {
    self.store = store
    self.suites = suites
    self.defaultSuite = defaultSuite
    self.source = source
    self.queue = queue
    self.now = now
    self.makeID = makeID
  }

  /// Accepts an evaluation and returns it, running. It survives a crash from here on.
  package func start(
    _ request: EvaluationRequest, by requester: Requester
  ) async throws -> Evaluation {
    try Self.validate(request)
    if let key = request.idempotencyKey, let first = try await self.store.evaluation(key: key) {
      return try Self.replay(first, request, key: key)
    }
    let suite = try self.suite(request.suite)
    try await self.requireModel(request.modelVersionID)
    if let baseline = request.baselineID { try await self.requireModel(baseline) }
    let arms = request.baselineID == nil ? 1 : 2
    let evaluation = Evaluation(
      id: self.makeID(), modelVersionID: request.modelVersionID, baselineID: request.baselineID,
      suite: suite.name, suiteVersion: suite.version, requestedBy: request.requestedBy,
      startedAt: self.now(), scenariosTotal: suite.scenarios.count * arms)
    let accepted = try await self.store.accept(
      evaluation, idempotencyKey: request.idempotencyKey, requester: requester)
    guard accepted.id == evaluation.id else {
      return try Self.replay(accepted, request, key: request.idempotencyKey ?? "")
    }
    self.queue.enqueue(accepted.id)
    return accepted
  }

  package func evaluation(_ id: EvaluationID) async throws -> Evaluation {
    guard let evaluation = try await self.store.evaluation(id) else {
      throw EvaluationError.unknownEvaluation(id)
    }
    return evaluation
  }

  /// The candidate's outcomes so far, in the suite's order.
  package func outcomes(_ id: EvaluationID) async throws -> [ScenarioOutcome] {
    try await self.store.outcomes(of: id, arm: .candidate)
  }

  /// Newest first; of one model version when given.
  package func list(limit: Int, model: ModelVersionID?) async throws -> [Evaluation] {
    let bounded = limit <= 0 ? 50 : min(limit, Self.maximumList)
    return try await self.store.evaluations(limit: bounded, model: model)
  }

  package func report(_ id: EvaluationID) async throws -> EvaluationReport {
    let evaluation = try await self.evaluation(id)
    guard evaluation.state != .running else { throw EvaluationError.unfinished(id) }
    return EvaluationReport(evaluation: evaluation, outcomes: try await self.outcomes(id))
  }

  /// The newest verdict on a model version.
  package func verdict(on model: ModelVersionID) async throws -> SignedVerdict {
    guard let verdict = try await self.store.verdict(on: model) else {
      throw EvaluationError.noVerdict(model)
    }
    return verdict
  }

  /// All suites by name.
  package var allSuites: [Suite] {
    self.suites.suites.values.sorted { $0.name < $1.name }
  }

  private func suite(_ name: String?) throws -> Suite {
    let name = name ?? self.defaultSuite
    guard let suite = self.suites.suites[name] else {
      throw EvaluationError.unknownSuite(name, known: self.suites.suites.keys.sorted())
    }
    return suite
  }

  private func requireModel(_ id: ModelVersionID) async throws {
    do throws(ArtifactError) {
      _ = try await self.source.describe(id)
    } catch {
      switch error {
      case .unknown(let id): throw EvaluationError.unknownModelVersion(id)
      case .unavailable(let reason), .serverUnavailable(let reason):
        throw EvaluationError.registryUnavailable(reason: reason)
      case .rejected(_, let reason):
        throw EvaluationError.invalidField("modelVersionID", reason: reason)
      }
    }
  }

  private static func replay(
    _ first: Evaluation, _ request: EvaluationRequest, key: String
  ) throws -> Evaluation {
    guard request.describes(first) else {
      throw EvaluationError.idempotencyConflict(key: key, first: first.id)
    }
    return first
  }

  private static func validate(_ request: EvaluationRequest) throws {
    guard !request.modelVersionID.rawValue.isEmpty else {
      throw EvaluationError.missingField("modelVersionID")
    }
    guard request.baselineID != request.modelVersionID else {
      throw EvaluationError.invalidField(
        "baselineModelVersionID", reason: "it is the model version itself")
    }
    let names = [
      request.modelVersionID.rawValue, request.baselineID?.rawValue ?? "",
      request.idempotencyKey ?? "", request.requestedBy, request.suite ?? "",
    ]
    guard names.allSatisfy({ $0.utf8.count <= Self.maximumNameLength }) else {
      throw EvaluationError.invalidField(
        "request", reason: "a name is longer than \(Self.maximumNameLength) bytes")
    }
  }
}
