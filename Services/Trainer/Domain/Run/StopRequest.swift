package import FoundationEssentials

/// That somebody wants a run to end; durable before the run's work is cancelled.
package struct StopRequest: Hashable, Sendable {
  /// Who asked.
  package let requestedBy: String
  /// Why, in the caller's words.
  package let reason: String
  /// When.
  package let at: Date

  package init(requestedBy: String, reason: String, at: Date) {
    self.requestedBy = requestedBy
    self.reason = reason
    self.at = at
  }

  /// The outcome that a run stopped by this request is given.
  package var summary: String {
    self.reason.isEmpty
      ? "stopped by \(self.requestedBy)" : "stopped by \(self.requestedBy): \(self.reason)"
  }
}
