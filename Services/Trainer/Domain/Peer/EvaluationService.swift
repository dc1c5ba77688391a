/// Who judges model versions: the Evaluator.
///
/// Every method throws `PeerError`.
package protocol EvaluationService: Sendable {
  /// Orders an evaluation; repeating the order's key gives the first one.
  func start(_ order: EvaluationOrder) async throws -> EvaluationID

  /// How an evaluation stands.
  func status(of evaluation: EvaluationID) async throws -> EvaluationStatus
}
