import RESTContract

/// Waits for things that take a while by asking again, for where no event stream is at hand.
enum Polling {
  /// Between two questions.
  static let interval = Duration.milliseconds(250)

  /// Asks until `isDone`, at most for `limit`.
  static func wait<Value: Sendable>(
    atMost limit: Duration, for what: String, every interval: Duration = Self.interval,
    ask: () async throws -> Value, until isDone: (Value) -> Bool
  ) async throws -> Value {
    let deadline = ContinuousClock.now.advanced(by: limit)
    while true {
      let value = try await ask()
      if isDone(value) { return value }
      guard ContinuousClock.now < deadline else {
        throw CommandFailure(
          .unavailable, "\(what) did not end within \(limit)",
          remedy: "It may still be running: look with 'reddytalk status'.")
      }
      try await Task.sleep(for: interval)
    }
  }

  /// Waits for the end of an evaluation.
  static func evaluation(_ id: String, _ client: GatewayClient) async throws -> EvaluationResource {
    try await Self.wait(atMost: .seconds(3600), for: "evaluation \(id)") {
      try await client.get("/api/training-pipeline/evaluations/\(id)")
    } until: { (evaluation: EvaluationResource) in
      evaluation.state != "running"
    }
  }

  /// Waits until a deployment needs nobody's work any more: live, waiting for approval, or ended.
  static func deployment(_ id: String, _ client: GatewayClient) async throws -> DeploymentResource {
    try await Self.wait(atMost: .seconds(3600), for: "deployment \(id)") {
      try await client.get("/api/training-pipeline/deployments/\(id)")
    } until: { (deployment: DeploymentResource) in
      switch deployment.state {
      case .preparing, .testing: false
      case .awaitingApproval, .live, .superseded, .rolledBack, .failed: true
      }
    }
  }
}
