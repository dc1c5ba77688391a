import RESTContract

/// What the Gateway needs of the Evaluator. Every method throws `Problem`.
protocol ModelEvaluations: Sendable {
  /// Starts an evaluation; the same key starts no second one.
  func start(
    _ body: EvaluateBody, of modelVersionID: String, idempotencyKey: String,
    for origin: CallOrigin
  ) async throws -> EvaluationResource
  /// The newest evaluations first, of one model version when it is given.
  func list(
    limit: Int, modelVersionID: String?, for origin: CallOrigin
  ) async throws -> [EvaluationResource]
  /// One evaluation.
  func evaluation(_ id: String, for origin: CallOrigin) async throws -> EvaluationResource
  /// The report on an evaluation, in "json" or "markdown".
  func report(
    on id: String, format: String, for origin: CallOrigin
  ) async throws -> EvaluationReport
}

/// A report as it is to be handed on.
struct EvaluationReport: Hashable, Sendable {
  /// The media type.
  let contentType: String
  /// The text.
  let content: String

  /// A report in a format.
  init(contentType: String, content: String) {
    self.contentType = contentType
    self.content = content
  }
}
