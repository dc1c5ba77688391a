import ModelRuntime

/// Answers chats. Each request takes the environment's route once and keeps to it; a version that
/// fails is covered by the last stable one, so that a patient is not left without an answer.
final class CompletionDesk: Sendable {
  /// Gets the pieces of an answer as they come.
  typealias PieceReceiver = @Sendable (String) async throws -> Void

  /// How an attempt on one version ended.
  private enum Attempt {
    case answered(ChatReply)
    /// The version was taken out of traffic; its answer, if any, is not wanted.
    case revoked
    case failed(DeployerError)
  }

  private let routes: RouteTable
  private let settings: CompletionSettings
  private let admission: AdmissionLimit
  private let turns: TurnBuffer
  private let attention: WakeSignal
  private let clock: DeployerClock

  /// Serves the routes of a table.
  ///
  /// - Parameters:
  ///   - turns: Gets what production answered.
  ///   - attention: Raised when a version fails or is slow.
  init(
    routes: RouteTable, settings: CompletionSettings, turns: TurnBuffer, attention: WakeSignal,
    clock: DeployerClock
  ) {
    self.routes = routes
    self.settings = settings
    self.admission = AdmissionLimit(settings.maximumConcurrency)
    self.turns = turns
    self.attention = attention
    self.clock = clock
  }

  /// Requests in hand.
  var inHand: Int { self.admission.inHand }

  /// The next answer of a chat.
  ///
  /// - Parameter onPiece: Gets the answer piece by piece too; `nil` when nobody wants pieces.
  /// - Throws: `DeployerError`, or what `onPiece` throws.
  func complete(
    _ request: CompletionRequest, onPiece: PieceReceiver? = nil
  ) async throws -> Completion {
    try request.validate()
    let completion = try await self.admission.withPlace {
      try await self.answer(request, onPiece)
    }
    // Only patients' conversations are material to learn from.
    if request.environment == .production {
      self.turns.offer(
        ServedTurn(
          request.chat, in: request.conversationID, answer: completion, at: self.clock.now()))
    }
    return completion
  }

  private func answer(
    _ request: CompletionRequest, _ onPiece: PieceReceiver?
  ) async throws -> Completion {
    guard let route = self.routes.route(of: request.environment) else {
      throw DeployerError.nothingLive(request.environment)
    }
    if let wanted = request.modelVersionID {
      guard let arm = route.arm(serving: wanted) else { throw DeployerError.unknownModel(wanted) }
      return try await self.answer(request, onlyBy: arm, onPiece)
    }
    let bucket = TrafficBucket(of: request.conversationID, in: request.environment)
    let arm = route.split.arm(for: bucket)
    switch try await self.attempt(request, on: arm, onPiece) {
    case .answered(let reply): return Completion(reply, by: arm, isFallback: false)
    case .revoked: return try await self.cover(for: arm, request, nil, onPiece)
    case .failed(let error): return try await self.cover(for: arm, request, error, onPiece)
    }
  }

  private func answer(
    _ request: CompletionRequest, onlyBy arm: ServingArm, _ onPiece: PieceReceiver?
  ) async throws -> Completion {
    switch try await self.attempt(request, on: arm, onPiece) {
    case .answered(let reply): return Completion(reply, by: arm, isFallback: false)
    case .revoked: throw DeployerError.unknownModel(arm.modelVersionID)
    case .failed(let error): throw error
    }
  }

  /// Lets another version answer in place of one that failed or was taken out.
  private func cover(
    for arm: ServingArm, _ request: CompletionRequest, _ failure: DeployerError?,
    _ onPiece: PieceReceiver?
  ) async throws -> Completion {
    let failure = failure ?? .nothingLive(request.environment)
    // The route is read again: a rollback may have put the right version in place meanwhile.
    guard self.settings.fallsBack, let route = self.routes.route(of: request.environment),
      let substitute = route.live === arm ? route.fallback : route.live
    else { throw failure }
    // A former version that covers has no traffic of its own to be judged by.
    let attempt = try await self.attempt(
      request, on: substitute, onPiece, isMeasured: substitute === route.live)
    guard case .answered(let reply) = attempt else { throw failure }
    arm.meter.recordFallback()
    return Completion(reply, by: substitute, isFallback: true)
  }

  /// Asks one version, and measures it unless it only covers for another.
  ///
  /// - Throws: What is not the version's fault: cancellation, too many requests, a receiver that
  ///   takes no more pieces, and any failure after a piece went out, which nobody can cover.
  private func attempt(
    _ request: CompletionRequest, on arm: ServingArm, _ onPiece: PieceReceiver?,
    isMeasured: Bool = true
  ) async throws -> Attempt {
    if arm.isRevoked { return .revoked }
    let pieces = onPiece.map { PieceGate(arm: arm, receiver: $0) }
    let start = self.clock.uptime()
    do {
      let reply = try await self.admit(arm) { try await self.reply(to: request, by: arm, pieces) }
      let end = self.clock.uptime()
      guard arm.letOut(at: end) else {
        if pieces?.hasSent ?? false { throw DeployerError.completionFailed("it was taken out") }
        return .revoked
      }
      if isMeasured { self.measure(.answered(in: end - start, escalated: reply.escalated), arm) }
      return .answered(reply)
    } catch {
      let latency = self.clock.uptime() - start
      // A caller who gives up early is no fault of the version's; one who waited too long is.
      let isTooSlow = Task.isCancelled && latency > arm.policy.responseTime
      if isMeasured && isTooSlow { self.measure(.failed(in: latency), arm) }
      try Self.rethrowUnlessAtFault(error, pieces)
      if case PieceGate.Refusal.revoked = error { return .revoked }
      if isMeasured { self.measure(.failed(in: latency), arm) }
      let failure = (error as? DeployerError) ?? .completionFailed("the model failed")
      if pieces?.hasSent ?? false { throw failure }
      return .failed(failure)
    }
  }

  private func measure(_ outcome: TrafficOutcome, _ arm: ServingArm) {
    arm.meter.record(outcome)
    if outcome.isError || outcome.latency > arm.policy.responseTime { self.attention.raise() }
  }

  private static func rethrowUnlessAtFault(_ error: any Error, _ pieces: PieceGate?) throws {
    if Task.isCancelled { throw CancellationError() }
    if case DeployerError.overloaded = error { throw error }
    guard let refusal = error as? PieceGate.Refusal else { return }
    switch refusal {
    case .receiver(let error): throw error
    case .revoked:
      if pieces?.hasSent ?? false { throw DeployerError.completionFailed("it was taken out") }
    }
  }

  private func admit(
    _ arm: ServingArm, _ body: () async throws -> ChatReply
  ) async throws -> ChatReply {
    guard let admission = arm.admission else { return try await body() }
    return try await admission.withPlace(body)
  }

  private func reply(
    to request: CompletionRequest, by arm: ServingArm, _ pieces: PieceGate?
  ) async throws -> ChatReply {
    let chat = request.chat
    if let reply = arm.cache?.reply(to: chat) {
      try await pieces?.receive(reply.content)
      return reply
    }
    // Half of what the caller has: another version may have to answer in the other half.
    let limit = min(self.settings.timeout, request.timeLimit.map { $0 / 2 } ?? .seconds(3_600))
    let reply = try await self.clock.withTimeout(limit) {
      guard let pieces else { return try await arm.model.complete(messages: chat) }
      for try await chunk in arm.model.stream(messages: chat, options: .defaults) {
        switch chunk {
        case .delta(let piece): try await pieces.receive(piece)
        case .completed(let reply): return reply
        }
      }
      throw DeployerError.completionFailed("its answer has no end")
    }
    guard !reply.content.isEmpty else { throw DeployerError.completionFailed("it said nothing") }
    arm.cache?.keep(reply, to: chat)
    return reply
  }
}
