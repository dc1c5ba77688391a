import RESTContract

/// What a running system says of itself.
struct SystemChecks {
  /// Resident memory of the five services together that an idle system should stay under; pages that
  /// they share counted once.
  static let idleMemoryBytes = 150 << 20
  /// From process start to serving.
  static let startSeconds = 1.0

  let client: GatewayClient
  /// The processes on this machine; empty when the system runs elsewhere.
  let processes: [RuntimeState.Process]

  func run() async -> [Finding] {
    do {
      let health = try await self.client.health()
      return Self.services(health) + self.resources(health) + (await self.pipeline())
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

  private func resources(_ health: HealthResource) -> [Finding] {
    [self.memory(health), Self.start(health)].compactMap(\.self)
  }

  private func memory(_ health: HealthResource) -> Finding? {
    var each = self.processes.map {
      (name: $0.service, bytes: ProcessMemory.proportionalBytes(pid: $0.pid))
    }
    var counting = "shared pages counted once"
    if each.isEmpty || each.contains(where: { $0.bytes == nil }) {
      // From afar only what each service says of itself is known.
      each = health.services.map { (name: $0.name, bytes: $0.residentBytes) }
      counting = "pages that they share counted for each"
    }
    let known = each.compactMap(\.bytes)
    guard !known.isEmpty, known.count == each.count else { return nil }
    let total = known.reduce(0, +)
    let parts = each.map { "\($0.name) \(Rendering.mebibytes($0.bytes))" }
    let detail =
      "\(Rendering.mebibytes(total)) together, \(counting): \(parts.joined(separator: ", "))"
    guard total > Self.idleMemoryBytes else { return .pass("Resources", "memory", detail) }
    return .warn(
      "Resources", "memory", detail,
      remedy: "Expected under load and in debug builds; idle release builds need less.")
  }

  private static func start(_ health: HealthResource) -> Finding? {
    guard let slowest = health.services.compactMap(\.startSeconds).max() else { return nil }
    let detail = "slowest \(Rendering.decimal(slowest, 2)) s"
    guard slowest > Self.startSeconds else { return .pass("Resources", "start", detail) }
    return .warn(
      "Resources", "start", detail,
      remedy: "Expected in debug builds and with a large store to check.")
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
