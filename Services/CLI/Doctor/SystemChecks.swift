import RESTContract

/// What a running system says of itself.
struct SystemChecks {
  /// Resident memory of the five services together that an idle system should stay under.
  static let idleMemoryBytes = 150 << 20
  /// From process start to serving.
  static let startSeconds = 1.0

  let client: GatewayClient

  func run() async -> [Finding] {
    do {
      let health = try await self.client.health()
      return Self.services(health) + Self.resources(health) + (await self.pipeline())
    } catch {
      return [
        .fail(
          "System", "gateway", String(describing: error).firstLine,
          remedy: "Start the system with 'reddytalk up', or name another Gateway with --gateway.")
      ]
    }
  }

  // MARK: - Services

  private static func services(_ health: HealthResource) -> [Finding] {
    health.services.flatMap { service -> [Finding] in
      let area = service.name.prefix(1).uppercased() + service.name.dropFirst()
      guard service.status != .down || service.checks != nil else {
        return [
          .fail(
            area, "reachable", service.detail ?? "does not answer",
            remedy: "Look into the service's log; the supervisor starts it again by itself.")
        ]
      }
      let reachable = Finding.pass(area, "reachable", "version \(service.version ?? "unknown")")
      return [reachable] + (service.checks ?? []).map { Self.finding(area, $0) }
    }
  }

  private static func finding(_ area: String, _ check: HealthResource.Check) -> Finding {
    Finding(
      area: area, name: check.name, state: Finding.State(rawValue: check.state) ?? .warn,
      detail: check.detail, remedy: check.remedy)
  }

  // MARK: - Resources

  private static func resources(_ health: HealthResource) -> [Finding] {
    let memory = health.services.compactMap(\.residentBytes)
    let starts = health.services.compactMap(\.startSeconds)
    guard memory.count == health.services.count, let slowest = starts.max() else {
      return []
    }
    let total = memory.reduce(0, +)
    let each = health.services.map {
      "\($0.name) \(Rendering.mebibytes($0.residentBytes))"
    }.joined(separator: ", ")
    let startDetail = "slowest \(Rendering.decimal(slowest, 2)) s"
    return [
      total <= Self.idleMemoryBytes
        ? .pass("Resources", "memory", "\(Rendering.mebibytes(total)) together: \(each)")
        : .warn(
          "Resources", "memory", "\(Rendering.mebibytes(total)) together: \(each)",
          remedy: "Expected under load and in debug builds; idle release builds need less."),
      slowest <= Self.startSeconds
        ? .pass("Resources", "start", startDetail)
        : .warn(
          "Resources", "start", startDetail,
          remedy: "Expected in debug builds and with a large store to check."),
    ]
  }

  // MARK: - Pipeline

  private func pipeline() async -> [Finding] {
    do {
      let status: PipelineStatusResource = try await self.client.get(
        "/api/training-pipeline/status")
      let deployments: DeploymentsResource = try await self.client.get(
        "/api/training-pipeline/deployments?limit=10")
      return Self.training(status) + Self.deployment(deployments)
    } catch {
      return [
        .fail(
          "Training", "status", String(describing: error).firstLine,
          remedy: "Give a token with the role admin or analyst (--token, or --as NAME/admin).")
      ]
    }
  }

  private static func training(_ status: PipelineStatusResource) -> [Finding] {
    var findings = status.triggers.map { trigger -> Finding in
      .pass("Training", "trigger \(trigger.reason)", trigger.enabled ? trigger.detail : "off")
    }
    findings += status.blockers.map {
      .warn(
        "Training", "does not start", $0,
        remedy: "Nothing is wrong when this is expected; 'reddytalk train' starts a run by hand.")
    }
    if let run = status.lastRun, run.state == .failed {
      findings.append(
        .warn(
          "Training", "last run", "\(run.id) failed: \(run.outcomeDetail ?? "no reason given")",
          remedy: "Remove the cause; the triggers start the next run by themselves."))
    }
    return findings
  }

  private static func deployment(_ deployments: DeploymentsResource) -> [Finding] {
    var findings = deployments.environments.map { environment -> Finding in
      if let model = environment.liveModelVersionId {
        return .pass("Deployment", environment.environment, "\(model) is live")
      }
      return environment.environment == "production"
        ? .warn(
          "Deployment", environment.environment, "nothing is live: patients get no answers",
          remedy: "Deploy an evaluated version: 'reddytalk deploy MODEL --environment production'.")
        : .pass("Deployment", environment.environment, "nothing is live")
    }
    for deployment in deployments.deployments where deployment.state == .awaitingApproval {
      findings.append(
        .warn(
          "Deployment", deployment.id,
          "waits for approval by somebody else than "
            + deployment.requestedBy,
          remedy: "reddytalk approve \(deployment.modelVersionId) --as NAME/admin"))
    }
    return findings
  }
}

extension String {
  fileprivate var firstLine: String {
    self.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? self
  }
}
