import FoundationEssentials

/// Accepts runs: checks what was asked for, creates the run durably, wakes the driver.
package struct RunStarter: Sendable {
  private let ledger: any TrainerLedger
  private let providers: ProviderRegistry
  private let defaults: TrainingParameters
  private let time: Timekeeper
  private let signal: RunSignal

  package init(
    ledger: any TrainerLedger, providers: ProviderRegistry, defaults: TrainingParameters,
    time: Timekeeper, signal: RunSignal
  ) {
    self.ledger = ledger
    self.providers = providers
    self.defaults = defaults
    self.time = time
    self.signal = signal
  }

  /// Starts a run that somebody asked for.
  ///
  /// - Returns: The run; the one of then when the key of idempotency was used before for the same.
  /// - Throws: `TrainerError` naming what is wrong with the request or why it is refused.
  package func start(_ order: StartOrder, by requester: Requester) async throws -> Run {
    guard !order.requestedBy.isEmpty else { throw TrainerError.missingRequester }
    let provider = try self.knownProvider(order.provider)
    let origin = try await self.origin(of: order)
    let request = RunRequest(
      requestedBy: order.requestedBy, reason: order.reason, notes: order.notes,
      provider: provider,
      parameters: try Self.usableParameters(
        order.overrides, over: origin?.parameters ?? self.defaults),
      reproduces: origin.map { Reproduction(version: $0.id, snapshot: $0.snapshotID) },
      idempotencyKey: order.idempotencyKey)
    let purpose = origin.map { " to reproduce \($0.id)" } ?? ""
    let trigger = TriggerDecision(
      reason: .manual, detail: "started by \(order.requestedBy)\(purpose)")
    switch try await self.admit(request, trigger, by: requester) {
    case .accepted(let run):
      return run
    case .known(let run) where run.request == request:
      return run
    case .known(let run):
      throw TrainerError.idempotencyKeyReused(key: order.idempotencyKey ?? "", run: run.id)
    case .refused(let active):
      throw TrainerError.runAlreadyActive(active.id, active.state)
    }
  }

  /// Starts a run that a trigger decided on.
  ///
  /// - Returns: The run; nil when another was faster.
  package func start(_ decision: TriggerDecision) async throws -> Run? {
    let request = RunRequest(
      requestedBy: Requester.service.name, provider: ProviderRegistry.defaultName,
      parameters: self.defaults)
    switch try await self.admit(request, decision, by: .service) {
    case .accepted(let run): return run
    case .known, .refused: return nil
    }
  }

  private func knownProvider(_ name: String) throws(TrainerError) -> String {
    let name = name.isEmpty ? ProviderRegistry.defaultName : name
    guard self.providers[name] != nil else {
      if let reason = self.providers.unavailable[name] {
        throw .unavailableProvider(name: name, reason: reason)
      }
      throw .unknownProvider(name: name, known: self.providers.names)
    }
    return name
  }

  /// The version that is to be reproduced; nil when none is.
  private func origin(of order: StartOrder) async throws -> ModelVersion? {
    guard let id = order.reproduces else { return nil }
    guard let version = try await self.ledger.modelVersion(id) else {
      throw TrainerError.unknownModelVersion(id)
    }
    return version
  }

  private static func usableParameters(
    _ overrides: ParameterOverrides, over defaults: TrainingParameters
  ) throws(TrainerError) -> TrainingParameters {
    let parameters = overrides.applied(to: defaults)
    let violations = parameters.violations
    guard violations.isEmpty else { throw .invalidParameters(violations) }
    return parameters
  }

  private func admit(
    _ request: RunRequest, _ trigger: TriggerDecision, by requester: Requester
  ) async throws -> RunAdmission {
    var generator = SystemRandomNumberGenerator()
    let now = self.time.now()
    let run = Run(
      id: RunID(at: now, using: &generator), trigger: trigger, request: request, at: now)
    let admission = try await self.ledger.admit(run) { admission in
      Self.note(of: admission, for: request, trigger, by: requester, at: now)
    }
    if case .accepted = admission { self.signal.send() }
    return admission
  }

  private static func note(
    of admission: RunAdmission, for request: RunRequest, _ trigger: TriggerDecision,
    by requester: Requester, at now: Date
  ) -> AuditNote {
    let cause = "\(trigger.reason.rawValue): \(trigger.detail)"
    let note = { (run: Run, outcome: AuditNote.Outcome, reason: String) in
      AuditNote(
        requester: requester, action: "run.start", objectID: run.id.rawValue, outcome: outcome,
        reason: reason, at: now)
    }
    switch admission {
    case .accepted(let run): return note(run, .succeeded, cause)
    case .known(let run) where run.request == request:
      return note(run, .succeeded, "\(cause) (repeated)")
    case .known(let run):
      return note(run, .failed, "the idempotency key belongs to another request")
    case .refused(let active): return note(active, .failed, "\(cause), but this run is active")
    }
  }
}
