import Foundation
import Logging
import RESTContract

/// Writes the audit trail around what is done.
struct Auditor: Sendable {
  private let storage: any AuditStorage
  private let logger: Logger
  private let now: @Sendable () -> Date

  /// Writes to `storage`.
  init(
    storage: any AuditStorage, logger: Logger, now: @escaping @Sendable () -> Date
  ) {
    self.storage = storage
    self.logger = logger
    self.now = now
  }

  /// Does `action`, recorded as its route says. What cannot be recorded is not done, or at least not
  /// answered; it is a `serviceUnavailable` problem.
  func record(
    _ route: Route, objectID: String, for origin: CallOrigin,
    _ action: @Sendable () async throws -> Reply
  ) async throws -> Reply {
    switch route.audit {
    case .denialsOnly:
      do {
        return try await action()
      } catch let problem as Problem where problem.kind == .forbidden {
        // Who may depends on more than the role, for example on the page that asks.
        await self.deny(
          route.denialName, objectID: objectID, reason: problem.kind.rawValue, for: origin)
        throw problem
      }
    case .access(let name):
      return try await self.recordAccess(name, objectID: objectID, for: origin, action)
    case .action(let name):
      try await self.require(name, objectID, .attempted, origin)
      do {
        let reply = try await action()
        await self.note(name, reply.objectID ?? objectID, .succeeded, reason: "", origin)
        return reply
      } catch {
        await self.note(name, objectID, error, origin)
        throw error
      }
    }
  }

  /// Records how an access ended, before it is answered.
  private func recordAccess(
    _ name: String, objectID: String, for origin: CallOrigin,
    _ action: @Sendable () async throws -> Reply
  ) async throws -> Reply {
    var reply: Reply
    do {
      reply = try await action()
    } catch {
      await self.note(name, objectID, error, origin)
      throw error
    }
    let objectID = reply.objectID ?? objectID
    guard case .stream(let write) = reply.body else {
      try await self.require(name, objectID, .succeeded, origin)
      return reply
    }
    try await self.require(name, objectID, .attempted, origin)
    reply.body = .stream { writer in
      do {
        let problem = try await write(&writer)
        if let problem {
          await self.note(name, objectID, problem, origin)
        } else {
          await self.note(name, objectID, .succeeded, reason: "", origin)
        }
        return problem
      } catch {
        // Whoever asked went away before the end.
        await self.note(name, objectID, .failed, reason: "interrupted", origin)
        throw error
      }
    }
    return reply
  }

  /// Records that a token was shown for the first time; true when that is written.
  func signIn(_ principal: Principal, for origin: CallOrigin) async -> Bool {
    await self.note(
      "session.begin", principal.tokenID, .succeeded,
      reason: "until \(principal.expiresAt.formatted(.iso8601))", origin)
  }

  /// Records that somebody was not let in.
  func deny(
    _ action: String, objectID: String, reason: String, for origin: CallOrigin
  ) async {
    await self.note(action, objectID, .denied, reason: reason, origin)
  }

  private func note(
    _ action: String, _ objectID: String, _ error: any Error, _ origin: CallOrigin
  ) async {
    let kind = (error as? Problem)?.kind
    await self.note(
      action, objectID, kind == .forbidden ? .denied : .failed,
      reason: kind?.rawValue ?? "internal-error", origin)
  }

  private func require(
    _ action: String, _ objectID: String, _ outcome: AccessRecord.Outcome, _ origin: CallOrigin
  ) async throws {
    do {
      try await self.append(action, objectID, outcome, reason: "", origin)
    } catch {
      throw Problem(
        .serviceUnavailable,
        "the audit trail cannot be written, so nothing was done; see the Gateway's health",
        retryAfter: .seconds(10))
    }
  }

  /// Records what cannot be undone any more: a failure is told to the operator instead.
  @discardableResult
  private func note(
    _ action: String, _ objectID: String, _ outcome: AccessRecord.Outcome, reason: String,
    _ origin: CallOrigin
  ) async -> Bool {
    do {
      try await self.append(action, objectID, outcome, reason: reason, origin)
      return true
    } catch {
      self.logger.error(
        "audit record not written",
        metadata: [
          "audit.action": "\(action)", "audit.outcome": "\(outcome.rawValue)",
          "audit.actor": "\(origin.subject)", "error": "\(error)",
        ])
      return false
    }
  }

  private func append(
    _ action: String, _ objectID: String, _ outcome: AccessRecord.Outcome, reason: String,
    _ origin: CallOrigin
  ) async throws {
    try await self.storage.append(
      AccessRecord(
        origin: origin, action: action, objectID: objectID, outcome: outcome, reason: reason,
        occurredAt: self.now()))
  }
}
