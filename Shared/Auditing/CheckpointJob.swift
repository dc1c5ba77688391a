import FoundationEssentials
import Logging
import RPCCore
import ServiceLifecycle
import StoreKit

/// Signs a checkpoint of the trail after each thousand records, and when a record has waited for long, and hands them
/// to the witness. Makes a last one when the service stops.
struct CheckpointJob: Service {
  let keeper: CheckpointKeeper
  let courier: WitnessCourier
  let state: AuditState
  /// The longest that a record waits for a checkpoint.
  let longestWait: Duration
  let clock: any Clock<Duration>
  let now: @Sendable () -> Date
  let logger: Logger

  /// Time from one look at the trail to the next.
  var pause: Duration { min(self.longestWait, .seconds(10)) }

  func run() async throws {
    await self.record(.start)
    await cancelWhenGracefulShutdown {
      // What the service before left uncovered has waited already.
      var waited = self.longestWait
      while !Task.isCancelled {
        waited = await self.look(waited: waited)
        try? await self.clock.sleep(for: self.pause)
      }
    }
    await self.record(.stop)
    await self.cover(leaving: 0)
  }

  private func record(_ action: CheckpointKeeper.ProcessAction) async {
    do {
      try await self.keeper.recordProcess(action)
    } catch {
      self.logger.error("audit record not written", metadata: ["error": "\(error)"])
    }
  }

  /// One look at the trail.
  ///
  /// - Parameter waited: How long the oldest record without a checkpoint has waited at most.
  /// - Returns: The same at the next look.
  func look(waited: Duration) async -> Duration {
    let isDue = waited + self.pause > self.longestWait
    await self.cover(leaving: isDue ? 0 : UInt64(AuditCheckpoints.maximumRecords - 1))
    await self.deliver()
    let uncovered = (try? await self.keeper.uncoveredRecords()) ?? 0
    return uncovered > 0 && !isDue ? waited + self.pause : self.pause
  }

  private func cover(leaving rest: UInt64) async {
    do {
      try await self.keeper.cover(leaving: rest)
      _ = self.state.note(nil as AuditDamage?)
    } catch let damage as AuditDamage {
      guard self.state.note(damage) else { return }
      self.logger.critical(
        "audit trail damaged",
        metadata: [
          "audit.sequence": "\(damage.sequence)", "audit.damage": "\(damage.kind.rawValue)",
        ])
      try? await self.keeper.announce(damage)
    } catch {
      self.logger.warning("audit checkpoint not made", metadata: ["error": "\(error)"])
    }
  }

  private func deliver() async {
    let delivery: AuditState.Delivery
    do {
      let delivered: UInt64? =
        if case .done(let end) = self.state.delivery { end } else { nil }
      delivery = .done(upTo: try await self.courier.deliver(after: delivered))
    } catch CheckpointError.refused(let reason) {
      delivery = .refused(reason: reason)
    } catch {
      delivery = .unreachable(since: self.now(), reason: "\(error)")
    }
    let isNews = self.state.note(delivery)
    guard isNews, case .refused(let reason) = delivery else { return }
    self.logger.critical(
      "audit checkpoint refused",
      metadata: ["audit.witness": "\(self.courier.witness)", "audit.reason": "\(reason)"])
  }
}
