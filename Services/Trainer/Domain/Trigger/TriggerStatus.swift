package import FoundationEssentials

/// How near a trigger is to starting a run.
package struct TriggerStatus: Hashable, Sendable {
  /// The trigger.
  package let reason: TriggerReason
  /// Whether it may fire.
  package let isEnabled: Bool
  /// Whether its own condition holds, blockers apart.
  package let isMet: Bool
  /// The numbers, for example "63 of 100 new qualified samples".
  package let detail: String
  /// When it last started a run.
  package let lastFiredAt: Date?
  /// When it fires by the clock; nil when it does not.
  package let nextDueAt: Date?

  package init(
    reason: TriggerReason, isEnabled: Bool, isMet: Bool, detail: String, lastFiredAt: Date?,
    nextDueAt: Date?
  ) {
    self.reason = reason
    self.isEnabled = isEnabled
    self.isMet = isMet
    self.detail = detail
    self.lastFiredAt = lastFiredAt
    self.nextDueAt = nextDueAt
  }
}
