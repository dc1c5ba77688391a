/// Where a training job at a provider stands, in the words that all providers have in common.
///
///     created -> preparing -> queued -> running <-> paused -> succeeded, failed, cancelled
///
/// A job may be seen to skip states, since it is looked at from time to time only. Beside the way there are `unknown`,
/// when it is not certain whether the job exists, and `cancelling`, from the request to its effect.
package enum RemoteJobState: String, Hashable, Sendable, CaseIterable {
  /// Intended here; nothing is known of it at the provider.
  case created
  /// The provider checks what it was given.
  case preparing
  /// It waits for its turn.
  case queued
  /// It trains.
  case running
  /// It was halted at the provider and can go on there.
  case paused
  /// Nobody knows whether it exists: its creation was not answered and cannot be looked up.
  case unknown
  /// Its cancellation was asked for.
  case cancelling
  /// Final: there is a model.
  case succeeded
  /// Final: there is none.
  case failed
  /// Final: ended on request.
  case cancelled

  /// Whether a job in this state never leaves it.
  package var isFinal: Bool {
    switch self {
    case .succeeded, .failed, .cancelled: true
    case .created, .preparing, .queued, .running, .paused, .unknown, .cancelling: false
    }
  }

  /// How far on its way a job is; nil beside the way.
  private var progress: Int? {
    switch self {
    case .created: 0
    case .preparing: 1
    case .queued: 2
    case .running, .paused: 3
    case .succeeded, .failed, .cancelled: 4
    case .unknown, .cancelling: nil
    }
  }

  /// Whether a job may go from this state to another one.
  package func allows(_ next: RemoteJobState) -> Bool {
    if next == self || self.isFinal { return false }
    switch (self, next) {
    // What is not known may turn out to be anything, even not to exist.
    case (.unknown, _): return true
    // A job that is told to end can only end, or get lost.
    case (.cancelling, _): return next.isFinal || next == .unknown
    case (_, .cancelling): return true
    case (_, .unknown): return true
    // Going on after a pause may mean waiting for a turn again.
    case (.paused, .queued), (.paused, .running), (.running, .paused): return true
    default: break
    }
    guard let here = self.progress, let there = next.progress else { return false }
    return there > here
  }

  /// The state after an event that must be possible.
  ///
  /// - Throws: `IllegalRemoteJobState`.
  package func moved(to next: RemoteJobState) throws(IllegalRemoteJobState) -> RemoteJobState {
    guard self.allows(next) else { throw IllegalRemoteJobState(from: self, to: next) }
    return next
  }

  /// The state after a provider's word about the job. A word that cannot be, such as one about a time before the last
  /// one, changes nothing: answers overtake each other.
  package func observing(_ reported: RemoteJobState) -> RemoteJobState {
    self.allows(reported) ? reported : self
  }
}

/// That a job was to go where it cannot.
package struct IllegalRemoteJobState: Error, Hashable, CustomStringConvertible {
  package let from: RemoteJobState
  package let to: RemoteJobState

  package var description: String {
    "a job at a provider cannot go from \(self.from.rawValue) to \(self.to.rawValue)"
  }
}
