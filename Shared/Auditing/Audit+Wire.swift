public import API
import FoundationEssentials
public import RPCCore
public import StoreKit
import SwiftProtobuf

extension AuditEntry {
  /// The record as a message.
  public func proto() -> Reddytalk_Common_V1_AuditEntry {
    .with {
      $0.sequence = self.sequence
      $0.occurredAtMs = self.occurredAtMilliseconds
      $0.actor = self.actor
      $0.roles = self.roles
      $0.action = self.action
      $0.objectID = self.objectID
      $0.outcome = self.outcome
      $0.reason = self.reason
      $0.requestID = self.requestID
      $0.previousHash = self.previousHash
      $0.hash = self.hash
    }
  }
}

extension AuditCheckpoint {
  /// The checkpoint as a message.
  public func proto(withOutline: Bool) -> Reddytalk_Common_V1_AuditCheckpoint {
    .with {
      $0.line = self.line
      if withOutline, let outline = self.outline { $0.outline = outline }
    }
  }

  /// Reads a message; the signature is not verified.
  public init(_ message: Reddytalk_Common_V1_AuditCheckpoint) throws(CheckpointError) {
    let outline = message.outline.isEmpty ? nil : message.outline
    guard let checkpoint = AuditCheckpoint(line: message.line, outline: outline) else {
      throw .malformed
    }
    self = checkpoint
  }
}

extension AuditHead {
  /// The head as a message.
  public func proto() -> Reddytalk_Common_V1_AuditHead {
    .with {
      $0.sequence = self.sequence
      $0.hash = self.hash
    }
  }

  /// Reads a message.
  public init(_ message: Reddytalk_Common_V1_AuditHead) {
    self.init(sequence: message.sequence, hash: message.hash)
  }
}

extension AuditVerification {
  /// The result as a message.
  func proto() -> Reddytalk_Common_V1_VerifyTrailResponse {
    .with {
      $0.intactEntries = self.intactEntries
      $0.head = self.head.proto()
      $0.vouchedSequence = self.checkpoint?.sequence ?? 0
      guard let damage = self.damage else { return }
      $0.firstBadSequence = damage.sequence
      $0.damage = damage.kind.rawValue
      $0.detail = damage.detail
    }
  }
}

extension AuditDesk {
  /// Answers a question about the own trail that came as a message.
  public func answer(
    _ request: Reddytalk_Common_V1_VerifyTrailRequest
  ) async throws -> Reddytalk_Common_V1_VerifyTrailResponse {
    try await self.verify(
      heads: request.heads.map(AuditHead.init),
      checkpoints: try request.checkpoints.map { try AuditCheckpoint($0) }
    ).proto()
  }
}

extension AuditQuery {
  /// Reads a message.
  public init(_ message: Reddytalk_Common_V1_SearchTrailRequest) throws(RPCError) {
    self.init(limit: min(max(Int(message.limit), 1), AuditDesk.entryLimit))
    if message.hasSinceMs { self.since = Date(millisecondsSinceEpoch: message.sinceMs) }
    if message.hasUntilMs { self.until = Date(millisecondsSinceEpoch: message.untilMs) }
    if message.hasActor { self.actor = message.actor }
    if message.hasAction { self.action = message.action }
    if message.hasObjectID { self.objectID = message.objectID }
    if message.hasRequestID { self.requestID = message.requestID }
    if message.hasBefore { self.before = message.before }
    if message.hasOutcome {
      guard let outcome = AuditRecord.Outcome(rawValue: message.outcome) else {
        throw RPCError(
          code: .invalidArgument, message: "outcome is attempted, succeeded, denied or failed")
      }
      self.outcome = outcome
    }
  }
}
