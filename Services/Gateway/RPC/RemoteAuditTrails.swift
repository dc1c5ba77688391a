import API
import AccessTokens
import Auditing
import Foundation
import Hexadecimal
import RESTContract
import RPCCore
import ServiceKit
import StoreKit
import SwiftProtobuf

/// Asks services for their audit trails; the Gateway's own is asked without a connection.
struct RemoteAuditTrails: AuditTrails {
  private let clients: [StoreOwner: AuditClient]
  private let timeout: Duration

  /// A whole trail is read in a call: this long it may take, whatever the request's own time is.
  static let longCall = Duration.seconds(600)

  /// - Parameters:
  ///   - clients: The ways to the services.
  ///   - timeout: How long a service that only shows its head may take.
  init(clients: [StoreOwner: AuditClient], timeout: Duration) {
    self.clients = clients
    self.timeout = timeout
  }

  func search(
    _ owner: StoreOwner, _ search: TrailSearch, for origin: CallOrigin
  ) async throws -> [AuditTrailEntry] {
    let request = Reddytalk_Common_V1_SearchTrailRequest(search)
    return try await self.call(owner, for: origin) { client, options in
      try await client.searchTrail(request, options: options)
    }.entries.map(AuditTrailEntry.init)
  }

  func ends(for origin: CallOrigin) async throws -> [TrailEnd] {
    let answers = await withTaskGroup(
      of: (StoreOwner, Reddytalk_Common_V1_GetHeadsResponse?).self
    ) { group in
      for owner in StoreOwner.allCases {
        group.addTask { (owner, try? await self.heads(of: owner, for: origin)) }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    return StoreOwner.allCases.map { owner in
      let witness = Self.witness(of: owner)
      return TrailEnd(
        owner: owner, records: answers[owner]?.end.sequence,
        head: answers[owner]?.head(of: owner), witness: witness,
        witnessed: answers[witness]?.head(of: owner))
    }
  }

  func verify(_ owner: StoreOwner, for origin: CallOrigin) async throws -> TrailVerification {
    let witness = Self.witness(of: owner)
    // Without its witness a trail could be an older one, so it is not verified without.
    let kept = try await self.witnessed(owner, for: origin)?.checkpoint
    var request = Reddytalk_Common_V1_VerifyTrailRequest()
    if let kept { request.checkpoints = [.with { $0.line = kept.line }] }
    var response = try await self.verify(owner, request, for: origin)
    if response.hasFirstBadSequence, let kept,
      let other = try await self.firstContradicted(owner, upTo: kept.sequence, for: origin)
    {
      // With its outline the place can be told exactly.
      request.heads = [other.previous.proto()]
      request.checkpoints.append(other.proto(withOutline: true))
      response = try await self.verify(owner, request, for: origin)
    }
    return TrailVerification(
      intactEntries: response.intactEntries,
      firstBadSequence: response.hasFirstBadSequence ? response.firstBadSequence : nil,
      damage: response.damage.isEmpty ? nil : response.damage,
      detail: response.detail.isEmpty ? nil : response.detail,
      vouchedSequence: response.vouchedSequence, witness: witness,
      witnessedSequence: kept?.sequence)
  }

  func export(
    _ owner: StoreOwner, after sequence: UInt64, for origin: CallOrigin
  ) async throws -> AsyncThrowingStream<TrailPiece, any Error> {
    let (pieces, continuation) = AsyncThrowingStream<TrailPiece, any Error>.makeStream(
      bufferingPolicy: .unbounded)
    let task = Task {
      do {
        try await self.export(owner, after: sequence, for: origin) { continuation.yield($0) }
        continuation.finish()
      } catch {
        continuation.finish(throwing: error)
      }
    }
    continuation.onTermination = { _ in task.cancel() }
    return pieces
  }

  func witnessed(
    _ owner: StoreOwner, for origin: CallOrigin
  ) async throws -> (witness: StoreOwner, checkpoint: TrailCheckpoint)? {
    let witness = Self.witness(of: owner)
    guard let line = try await self.heads(of: witness, for: origin).head(of: owner),
      let checkpoint = AuditCheckpoint(line: line)
    else { return nil }
    return (
      witness, TrailCheckpoint(sequence: checkpoint.head.sequence, line: line, outline: "")
    )
  }

  func beginAnew(_ owner: StoreOwner, reason: String, for origin: CallOrigin) async throws {
    _ = try await self.call(Self.witness(of: owner), for: origin) { client, options in
      try await client.beginTrailAnew(
        .with {
          $0.service = owner.rawValue
          $0.reason = reason
        }, options: options)
    }
  }
}

// MARK: - Calls

extension RemoteAuditTrails {
  private static func witness(of owner: StoreOwner) -> StoreOwner {
    guard let service = ServiceName(rawValue: owner.rawValue),
      let witness = StoreOwner(rawValue: WitnessPairs.witness(of: service).rawValue)
    else { preconditionFailure("every service has a witness") }
    return witness
  }

  private func call<Response: Sendable>(
    _ owner: StoreOwner, for origin: CallOrigin, timeout: Duration? = nil,
    _ body: @Sendable (AuditClient, CallOptions) async throws -> Response
  ) async throws -> Response {
    guard let client = self.clients[owner] else {
      throw Problem(.internalError, "there is no way to the \(owner.rawValue)")
    }
    return try await PeerCaller(owner).call(for: origin, timeout: timeout) {
      try await body(client, $0)
    }
  }

  private func heads(
    of owner: StoreOwner, for origin: CallOrigin
  ) async throws -> Reddytalk_Common_V1_GetHeadsResponse {
    try await self.call(owner, for: origin, timeout: self.timeout) {
      try await $0.getHeads(.init(), options: $1)
    }
  }

  /// The first checkpoint that the witness keeps and the trail contradicts.
  private func firstContradicted(
    _ owner: StoreOwner, upTo newest: UInt64, for origin: CallOrigin
  ) async throws -> AuditCheckpoint? {
    try await DivergenceSearch.firstContradicted(upTo: newest) { sequence in
      try await self.call(Self.witness(of: owner), for: origin) { client, options in
        try await client.listCheckpoints(
          .with {
            $0.service = owner.rawValue
            $0.after = sequence
            $0.limit = 1
          }, options: options)
      }.checkpoints.first.map { try AuditCheckpoint($0) }
    } hash: { sequence in
      let search = TrailSearch(before: sequence + 1, limit: 1)
      let entry = try await self.search(owner, search, for: origin).first
      guard let entry, entry.sequence == sequence else { return nil }
      return Data(hexadecimal: entry.hash)
    }
  }

  private func verify(
    _ owner: StoreOwner, _ request: Reddytalk_Common_V1_VerifyTrailRequest, for origin: CallOrigin
  ) async throws -> Reddytalk_Common_V1_VerifyTrailResponse {
    try await Deadline.$current.withValue(.after(Self.longCall)) {
      try await self.call(owner, for: origin) { try await $0.verifyTrail(request, options: $1) }
    }
  }

  private func export(
    _ owner: StoreOwner, after sequence: UInt64, for origin: CallOrigin,
    _ take: @escaping @Sendable (TrailPiece) -> Void
  ) async throws {
    try await Deadline.$current.withValue(.after(Self.longCall)) {
      let responses = try await self.call(owner, for: origin) { client, options in
        try await client.exportTrail(.with { $0.after = sequence }, options: options)
      }
      do {
        for try await response in responses {
          take(
            TrailPiece(
              entries: response.entries.map(AuditTrailEntry.init),
              checkpoints: try response.checkpoints.map(TrailCheckpoint.init)))
        }
      } catch let error as RPCError {
        throw Problem(error, from: owner.rawValue)
      }
    }
  }
}

// MARK: - Messages

extension Reddytalk_Common_V1_GetHeadsResponse {
  fileprivate func head(of owner: StoreOwner) -> String? {
    self.heads.first { $0.service == owner.rawValue }?.newest.line
  }
}

extension Reddytalk_Common_V1_SearchTrailRequest {
  fileprivate init(_ search: TrailSearch) {
    self.init()
    self.limit = UInt32(clamping: search.limit)
    if let since = search.since { self.sinceMs = since.millisecondsSinceEpoch }
    if let until = search.until { self.untilMs = until.millisecondsSinceEpoch }
    if let actor = search.actor { self.actor = actor }
    if let action = search.action { self.action = action }
    if let objectID = search.objectID { self.objectID = objectID }
    if let outcome = search.outcome { self.outcome = outcome.rawValue }
    if let requestID = search.requestID { self.requestID = requestID }
    if let before = search.before { self.before = before }
  }
}

extension AuditTrailEntry {
  fileprivate init(_ entry: Reddytalk_Common_V1_AuditEntry) {
    self.init(
      sequence: entry.sequence, occurredAt: Date(millisecondsSinceEpoch: entry.occurredAtMs),
      actor: entry.actor, roles: entry.roles, action: entry.action, objectID: entry.objectID,
      outcome: entry.outcome, reason: entry.reason, requestID: entry.requestID,
      previousHash: entry.previousHash.hexadecimal, hash: entry.hash.hexadecimal)
  }
}

extension TrailCheckpoint {
  fileprivate init(_ message: Reddytalk_Common_V1_AuditCheckpoint) throws {
    let checkpoint = try AuditCheckpoint(message)
    self.init(
      sequence: checkpoint.head.sequence, line: message.line,
      outline: message.outline.hexadecimal)
  }
}
