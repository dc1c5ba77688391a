import FoundationEssentials
import ServiceKit
import StoreKit

/// Begins rotations and brings them to their end.
struct RotationDesk: Sendable {
  let keys: KeyRing
  let monitor: RotationMonitor
  let now: @Sendable () -> Date

  /// Begins a rotation, unless one of the kind runs. It is durable and in the audit trail when this returns.
  ///
  /// - Returns: Whether there is something new to do.
  func begin(_ kind: KeyRotationKind, for caller: Caller) async throws -> Bool {
    guard !self.monitor.isRunning(kind) else { return false }
    try await self.keys.beginRotation(
      kind,
      AuditRecord(
        actor: caller.actor, roles: caller.roles, action: "keys.rotate", objectID: kind.rawValue,
        outcome: .succeeded, requestID: caller.requestID, occurredAt: self.now()))
    self.monitor.set(
      RotationProgress(kind: kind, state: .running, done: 0, total: try await self.total(kind)))
    return true
  }

  /// Does what is left of every rotation.
  func resume() async throws {
    let monitor = self.monitor
    if monitor.current?.state != .running, let kind = try await self.unfinished() {
      monitor.set(
        RotationProgress(kind: kind, state: .running, done: 0, total: try await self.total(kind)))
    }
    do {
      let result = try await self.keys.resumeRotations { rotation, examined in
        monitor.update { progress in
          progress.done = examined
          progress.total = max(progress.total, examined)
          progress.erased = rotation.erased
          progress.damaged = rotation.damaged
        }
      }
      monitor.update { progress in
        progress.erased = result.erased
        progress.damaged = result.damaged
        progress.state = .completed
        progress.done = progress.total
      }
    } catch {
      monitor.update { $0.state = .failed("\(error)") }
      throw error
    }
  }

  /// The kind of a rotation that was interrupted by the end of the process.
  private func unfinished() async throws -> KeyRotationKind? {
    let status = try await self.keys.status()
    if status.toRewrap > 0 { return .wrapping }
    return status.oldestEpoch < status.epoch ? .data : nil
  }

  private func total(_ kind: KeyRotationKind) async throws -> Int {
    switch kind {
    case .wrapping: try await self.keys.status().toRewrap
    case .data: try await self.keys.sealedFields()
    }
  }
}
