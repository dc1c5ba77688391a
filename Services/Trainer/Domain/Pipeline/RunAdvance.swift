/// What one change of a run writes, all in one transaction.
package struct RunAdvance: Hashable, Sendable {
  /// The run after the change.
  package var run: Run
  /// The step that the change finishes; nil when it finishes none.
  package var finishedStep: RunStep?
  /// The version that the change registers.
  package var modelVersion: ModelVersion?
  /// Whom it is told to.
  package var event: PipelineEvent?
  /// What the audit trail holds about it.
  package var audit: [AuditNote]

  package init(
    run: Run, finishedStep: RunStep? = nil, modelVersion: ModelVersion? = nil,
    event: PipelineEvent? = nil, audit: [AuditNote] = []
  ) {
    self.run = run
    self.finishedStep = finishedStep
    self.modelVersion = modelVersion
    self.event = event
    self.audit = audit
  }
}
