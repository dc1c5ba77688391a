package import FoundationEssentials

/// What is known of a run's training at a provider. Everything that is about to be done there is noted before.
package struct RemoteJob: Hashable, Sendable {
  /// How far the traces of the run at the provider are removed.
  package enum CleanUp: String, Hashable, Sendable, CaseIterable {
    /// The training still needs them.
    case notDue = "not-due"
    /// They are to be removed.
    case due
    /// Nothing of the run is left there but its model.
    case done
  }

  /// The run; it has one job.
  package let runID: RunID
  /// The provider's name.
  package let provider: String
  /// What the job is found by at the provider.
  package let dedupeKey: String
  /// The files, in the order of their upload.
  package internal(set) var files: [RemoteFile]
  /// When the job's creation was last about to be asked for without an answer since; nil when it is not in question.
  package internal(set) var creationIntendedAt: Date?
  /// The provider's name for the job; nil while it is not known to exist.
  package internal(set) var jobID: String?
  /// Where it stands.
  package internal(set) var state: RemoteJobState
  /// When it came to stand there.
  package internal(set) var stateChangedAt: Date
  /// Why it stands there; empty when there is nothing to say.
  package internal(set) var detail: String
  /// The newest event that was read.
  package internal(set) var eventCursor: String?
  /// What the provider calls the model; nil until there is one.
  package internal(set) var modelName: String?
  /// What makes the model answer where it needs that; nil while, or once, there is none.
  package internal(set) var deployment: String?
  /// What the training came to, as JSON of the provider's adapter; nil until it succeeded.
  package internal(set) var outcomeJSON: String?
  /// How far its traces are removed.
  package internal(set) var cleanUp: CleanUp
  /// When it was first noted.
  package let createdAt: Date
  /// When the provider took it.
  package internal(set) var submittedAt: Date?
  /// When it was seen to be at its end.
  package internal(set) var finishedAt: Date?

  /// A job that nothing has been done for.
  package init(runID: RunID, provider: String, at time: Date) {
    self.runID = runID
    self.provider = provider
    self.dedupeKey = runID.rawValue
    self.files = []
    self.state = .created
    self.stateChangedAt = time
    self.detail = ""
    self.cleanUp = .notDue
    self.createdAt = time
  }

  /// The file of a role; nil when none was intended.
  package func file(_ role: RemoteFile.Role) -> RemoteFile? { self.files.first { $0.role == role } }

  /// Whether files may still be at the provider.
  package var mayHaveFiles: Bool { self.files.contains { !$0.isDeleted } }

  /// Takes in what the provider says of the job.
  mutating func observe(_ reported: RemoteJobState, detail: String = "", at time: Date) {
    let next = self.state.observing(reported)
    guard next != self.state else { return }
    self.enter(next, detail, at: time)
    if next.isFinal { self.finishedAt = time }
  }

  /// Takes in that the provider has the job.
  mutating func accept(_ id: String, at time: Date) {
    self.jobID = id
    self.creationIntendedAt = nil
    if self.submittedAt == nil { self.submittedAt = time }
    // It exists after all; what it does is told by its state.
    if self.state == .unknown { self.enter(.preparing, "found by \(self.dedupeKey)", at: time) }
  }

  private mutating func enter(_ state: RemoteJobState, _ detail: String, at time: Date) {
    self.state = state
    self.detail = detail
    self.stateChangedAt = time
  }

  /// Replaces, or adds, the file of its role and name.
  mutating func put(_ file: RemoteFile) {
    if let index = self.files.firstIndex(where: { $0.role == file.role && $0.name == file.name }) {
      self.files[index] = file
    } else {
      self.files.append(file)
    }
  }
}
