package import FoundationEssentials

/// What subscribers are told about a run, in the transaction of the change that it tells about.
package struct PipelineEvent: Hashable, Sendable {
  /// The kinds; the raw values are the names on the wire.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A run was accepted.
    case started = "training-pipeline-started"
    /// A run entered another state, or its training went on.
    case progress = "training-progress"
    /// A run completed.
    case completed = "training-pipeline-completed"
    /// A run failed, was stopped or was rejected; `data.state` says which.
    case failed = "training-pipeline-failed"
  }

  /// What kind.
  package let kind: Kind
  /// The run.
  package let runID: RunID
  /// When.
  package let at: Date
  /// A JSON object; see `Payload`.
  package let dataJSON: String

  /// The event that tells about a run's last change.
  package init(_ run: Run) {
    switch run.state {
    case .collecting: self.kind = .started
    case .training, .evaluating, .deploying: self.kind = .progress
    case .completed: self.kind = .completed
    case .failed, .stopped, .rejected: self.kind = .failed
    }
    self.runID = run.id
    self.at = run.updatedAt
    self.dataJSON = Payload(run).json
  }
}

extension PipelineEvent {
  /// What every event of a run holds; absent what is not known yet. Never patient text.
  private struct Payload: Encodable {
    let runId: String
    let state: String
    let trigger: String
    let triggerDetail: String
    let requestedBy: String
    let provider: String
    let detail: String
    let progress: TrainingProgress?
    let snapshotId: String?
    let modelVersionId: String?
    let evaluationId: String?
    let deploymentId: String?

    init(_ run: Run) {
      self.runId = run.id.rawValue
      self.state = run.state.rawValue
      self.trigger = run.trigger.reason.rawValue
      self.triggerDetail = run.trigger.detail
      self.requestedBy = run.request.requestedBy
      self.provider = run.request.provider
      self.detail = run.transitions.last?.detail ?? ""
      self.progress = run.state == .training ? run.progress : nil
      self.snapshotId = run.snapshot?.id.rawValue
      self.modelVersionId = run.modelVersionID?.rawValue
      self.evaluationId = run.evaluationID?.rawValue
      self.deploymentId = run.deploymentID?.rawValue
    }

    var json: String {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      // A loss that is not a number must not make the event impossible: it is what to tell about.
      encoder.nonConformingFloatEncodingStrategy = .convertToString(
        positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
      guard let data = try? encoder.encode(self) else {
        preconditionFailure("a payload of texts and numbers is always encodable")
      }
      return String(decoding: data, as: UTF8.self)
    }
  }
}
