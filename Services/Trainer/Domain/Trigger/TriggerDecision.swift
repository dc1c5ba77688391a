/// That a run is to start, and why.
package struct TriggerDecision: Hashable, Sendable {
  /// The trigger that fired.
  package let reason: TriggerReason
  /// The numbers that made it fire.
  package let detail: String

  package init(reason: TriggerReason, detail: String) {
    self.reason = reason
    self.detail = detail
  }
}
