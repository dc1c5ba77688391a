/// What came of a trial.
package struct TrialResult: Hashable, Sendable, Codable {
  /// A file of the artefact.
  package struct File: Hashable, Sendable, Codable {
    /// Its name inside the artefact.
    package let name: String
    /// Its size.
    package let bytes: Int
    /// SHA-256 in hex of its content.
    package let sha256: String

    package init(name: String, bytes: Int, sha256: String) {
      self.name = name
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  /// How the model did on the source that was left out.
  package struct HeldOut: Hashable, Sendable, Codable {
    /// Conversations of the source.
    package var conversations = 0
    /// Those with a known category.
    package var judged = 0
    /// Those of them that were given it.
    package var right = 0
    /// Emergencies.
    package var emergencies = 0
    /// Those of them that were escalated.
    package var escalated = 0

    package init() {}
  }

  /// What training measured.
  package let metrics: TrainingMetrics
  /// The files that were handed in; empty where the model is not wanted.
  package let files: [File]
  /// Nil unless a source was left out.
  package let heldOut: HeldOut?

  package init(metrics: TrainingMetrics, files: [File], heldOut: HeldOut?) {
    self.metrics = metrics
    self.files = files
    self.heldOut = heldOut
  }
}
