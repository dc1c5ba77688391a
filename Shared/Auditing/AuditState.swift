import FoundationEssentials
import StoreKit
import Synchronization

/// What the job has found out last, for health.
final class AuditState: Sendable {
  /// How far the hand-over is.
  enum Delivery: Hashable, Sendable {
    /// Nothing was tried yet.
    case pending
    /// The witness has everything up to a record.
    case done(upTo: UInt64)
    /// It could not be asked since then.
    case unreachable(since: Date, reason: String)
    /// It keeps something else.
    case refused(reason: String)
  }

  private struct State {
    var damage: AuditDamage?
    var delivery = Delivery.pending
  }

  private let state = Mutex(State())

  /// What is wrong with the trail; `nil` when nothing is known to be.
  var damage: AuditDamage? { self.state.withLock { $0.damage } }
  /// How far the hand-over is.
  var delivery: Delivery { self.state.withLock { $0.delivery } }

  /// Keeps what is wrong; true when that is new.
  func note(_ damage: AuditDamage?) -> Bool {
    self.state.withLock { state in
      defer { state.damage = damage }
      return damage != nil && damage != state.damage
    }
  }

  /// Keeps how the hand-over went; true when it went otherwise than the time before.
  func note(_ delivery: Delivery) -> Bool {
    self.state.withLock { state in
      if case .unreachable(_, let reason) = delivery,
        case .unreachable(let since, _) = state.delivery
      {
        state.delivery = .unreachable(since: since, reason: reason)
        return false
      }
      defer { state.delivery = delivery }
      return delivery != state.delivery
    }
  }
}
