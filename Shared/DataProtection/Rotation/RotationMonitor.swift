import StoreKit
import Synchronization

/// How a rotation goes on, for everybody who wants to know.
struct RotationProgress: Hashable, Sendable {
  enum State: Hashable, Sendable {
    case running
    case completed
    /// It is tried again by itself.
    case failed(String)
  }

  var kind: KeyRotationKind
  var state: State
  var done: Int
  var total: Int
  var erased = 0
  var damaged = 0
}

/// The rotation that runs, or the last one.
final class RotationMonitor: Sendable {
  private let progress = Mutex<RotationProgress?>(nil)
  private let signal = CommitSignal()

  /// As it stands; nil before the first.
  var current: RotationProgress? { self.progress.withLock { $0 } }

  /// Whether a rotation of this kind is not at its end.
  func isRunning(_ kind: KeyRotationKind) -> Bool {
    self.current.map { $0.kind == kind && $0.state == .running } ?? false
  }

  /// Changes what is known of it.
  func set(_ progress: RotationProgress) {
    self.progress.withLock { $0 = progress }
    self.signal.advance()
  }

  /// Notes how far it is.
  func update(_ change: (inout RotationProgress) -> Void) {
    self.progress.withLock { progress in
      guard var changed = progress else { return }
      change(&changed)
      progress = changed
    }
    self.signal.advance()
  }

  /// Gives `body` each state that is different from the one before, until the rotation has ended.
  func follow(_ body: (RotationProgress) async throws -> Void) async throws {
    var last: RotationProgress?
    while true {
      let generation = self.signal.generation
      if let current = self.current, current != last {
        try await body(current)
        last = current
        if current.state != .running { return }
      }
      await self.signal.wait(past: generation)
      try Task.checkCancellation()
    }
  }
}
