import AccessTokens

/// Everything that the public interface can do. Nothing else is answered.
enum Routes {
  private static let everyone: Route.Access = .open
  private static let staff: Route.Access = .roles([.admin, .analyst])
  private static let operators: Route.Access = .roles([.admin])
  private static let sources: Route.Access = .roles([.admin, .ingest])
  private static let anyRole: Route.Access = .roles([.admin, .analyst, .ingest])

  /// The table.
  static func table(_ use: Controllers) -> RouteTable {
    RouteTable(
      self.pipeline(use) + self.evaluations(use) + self.deployments(use) + self.data(use)
        + self.chat(use) + self.events(use) + self.audit(use) + self.administration(use)
        + self.custody(use))
  }

  private static func pipeline(_ use: Controllers) -> [Route] {
    let base = PipelineController.base
    return [
      .get("\(base)/health", everyone) { try await use.health.health($0) },
      // Where load balancers and probes look for it.
      .get("/health", everyone) { try await use.health.health($0) },
      .get("\(base)/status", staff) { try await use.pipeline.status($0) },
      .post("\(base)/start", staff, .action("run.start")) { try await use.pipeline.start($0) },
      .post("\(base)/stop", operators, .action("run.stop")) { try await use.pipeline.stop($0) },
      .get("\(base)/history", staff) { try await use.pipeline.history($0) },
      .get("\(base)/runs/:runId", staff) { try await use.pipeline.run($0) },
      // Asks the providers themselves: counts as a change does.
      .get("\(base)/providers", staff, rate: .write) { try await use.pipeline.providers($0) },
      .get("\(base)/models", staff) { try await use.pipeline.models($0) },
      .get("\(base)/models/:modelVersionId", staff) { try await use.pipeline.model($0) },
    ]
  }

  private static func evaluations(_ use: Controllers) -> [Route] {
    let base = PipelineController.base
    return [
      .post("\(base)/evaluate/:modelVersionId", staff, .action("model.evaluate")) {
        try await use.evaluations.start($0)
      },
      .get("\(base)/evaluations", staff) { try await use.evaluations.list($0) },
      .get("\(base)/evaluations/:evaluationId", staff) {
        try await use.evaluations.evaluation($0)
      },
      .get("\(base)/evaluations/:evaluationId/report", staff) {
        try await use.evaluations.report($0)
      },
    ]
  }

  private static func deployments(_ use: Controllers) -> [Route] {
    let base = PipelineController.base
    return [
      .post("\(base)/deploy/:modelVersionId", operators, .action("model.deploy")) {
        try await use.deployments.deploy($0)
      },
      .get("\(base)/deployments", staff) { try await use.deployments.list($0) },
      .get("\(base)/deployments/:deploymentId", staff) {
        try await use.deployments.deployment($0)
      },
      .post(
        "\(base)/deployments/:deploymentId/rollback", operators, .action("deployment.rollback")
      ) { try await use.deployments.rollBack($0) },
      .post("\(base)/approve/:modelVersionId", staff, .action("model.approve")) {
        try await use.deployments.approve($0)
      },
    ]
  }

  // What is handed in is known by the clients' own ids, so a repetition adds nothing, and no answer
  // has to be kept for it.
  private static func data(_ use: Controllers) -> [Route] {
    let base = PipelineController.base
    return [
      .post(
        "\(base)/conversations", sources, rate: .ingest, .action("conversations.ingest"),
        body: .stream, keepsAnswers: false
      ) { try await use.intake.conversations($0) },
      .post(
        "\(base)/feedback", anyRole, rate: .ingest, .action("feedback.ingest"), body: .stream,
        keepsAnswers: false
      ) { try await use.intake.feedback($0) },
    ]
  }

  // Answers to patients are not kept: they would be patient data at rest in the Gateway.
  private static func chat(_ use: Controllers) -> [Route] {
    [
      .post(
        "/v1/chat/completions", anyRole, rate: .chat, .access("chat.complete"),
        keepsAnswers: false
      ) { try await use.chat.complete($0) },
      .get("/v1/models", anyRole) { try await use.chat.models($0) },
    ]
  }

  private static func events(_ use: Controllers) -> [Route] {
    let base = PipelineController.base
    return [
      .get("\(base)/events", staff, takesTickets: true) { try await use.events.stream($0) },
      .post(
        "\(base)/events/ticket", staff, .access("events.ticket"), keepsAnswers: false
      ) { try await use.events.ticket($0) },
    ]
  }

  // Trails are long: to compute one anew, or to hand all of it out, counts as a change does.
  private static func audit(_ use: Controllers) -> [Route] {
    let base = "\(PipelineController.base)/audit"
    return [
      .get(base, operators) { try await use.audit.search($0) },
      .get("\(base)/heads", operators) { try await use.audit.heads($0) },
      .get("\(base)/verification/:service", operators, rate: .write) {
        try await use.audit.verify($0)
      },
      .get("\(base)/export/:service", operators, rate: .write, audit: .access("audit.export")) {
        try await use.audit.export($0)
      },
      .post("\(base)/begin-anew/:service", operators, .action("audit.begin-anew")) {
        try await use.audit.beginAnew($0)
      },
    ]
  }

  private static func administration(_ use: Controllers) -> [Route] {
    let base = PipelineController.base
    return [
      .post("\(base)/tokens/revoke", operators, .action("token.revoke")) {
        try await use.administration.revoke($0)
      }
    ]
  }

  // A receipt is given again to whoever asks again; the Gateway keeps none.
  private static func custody(_ use: Controllers) -> [Route] {
    let base = PipelineController.base
    return [
      .get("\(base)/keys", operators) { try await use.custody.keys($0) },
      .post("\(base)/keys/rotate", operators, .action("keys.rotate")) {
        try await use.custody.rotate($0)
      },
      .post("\(base)/erasures", operators, .action("subject.erase"), keepsAnswers: false) {
        try await use.custody.erase($0)
      },
      .get("\(base)/backups", operators) { try await use.custody.backups($0) },
      .post("\(base)/backups", operators, .action("backup.create")) {
        try await use.custody.backUp($0)
      },
    ]
  }
}

/// What the routes use.
struct Controllers: Sendable {
  let health: HealthController
  let pipeline: PipelineController
  let evaluations: EvaluationController
  let deployments: DeploymentController
  let intake: IntakeController
  let chat: ChatController
  let events: EventController
  let audit: AuditController
  let administration: AdministrationController
  let custody: DataCustodyController
}
