/// What a step brought about: the event to record, and what is registered with it.
package struct StepOutcome: Hashable, Sendable {
  /// What happened.
  package let event: RunEvent
  /// The version that is registered with the event.
  package let modelVersion: ModelVersion?

  package init(event: RunEvent, modelVersion: ModelVersion? = nil) {
    self.event = event
    self.modelVersion = modelVersion
  }
}
