import Synchronization

/// Hands a body from the transfer thread to one reader, and says when the sender must pause.
final class ResponsePipe: Sendable {
  /// Bytes held before the sender is paused.
  static let highWaterBytes = 128 << 10

  private struct State {
    var held: [UInt8] = []
    var isPaused = false
    var outcome: Result<Void, any Error>?
    var reader: CheckedContinuation<[UInt8]?, any Error>?
  }

  private enum Step {
    case deliver([UInt8]?, resumesSender: Bool)
    case fail(any Error)
    case wait
  }

  private let state = Mutex(State())
  private let resume: @Sendable () -> Void

  /// - Parameter resume: called when a paused sender may go on.
  init(resume: @escaping @Sendable () -> Void) {
    self.resume = resume
  }

  /// Called on the transfer thread with a piece that arrived. False when the sender must pause: then the piece was
  /// not taken, and must be offered again after `resume` was called.
  func offer(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let (isTaken, reader) = self.state.withLock {
      state -> (Bool, CheckedContinuation<[UInt8]?, any Error>?) in
      if let reader = state.reader {
        state.reader = nil
        return (true, reader)
      }
      if state.held.count >= Self.highWaterBytes {
        state.isPaused = true
        return (false, nil)
      }
      state.held.append(contentsOf: bytes)
      return (true, nil)
    }
    reader?.resume(returning: Array(bytes))
    return isTaken
  }

  /// Called once when no more pieces will come.
  func finish(_ outcome: Result<Void, any Error>) {
    let reader = self.state.withLock { state -> CheckedContinuation<[UInt8]?, any Error>? in
      guard state.outcome == nil else { return nil }
      state.outcome = outcome
      defer { state.reader = nil }
      return state.reader
    }
    switch outcome {
    case .success: reader?.resume(returning: nil)
    case .failure(let error): reader?.resume(throwing: error)
    }
  }

  /// All that has come since the last call; waits where that is nothing, and is nil at the end.
  func next() async throws -> [UInt8]? {
    try await withCheckedThrowingContinuation { continuation in
      switch self.step(continuation) {
      case .deliver(let piece, let resumesSender):
        if resumesSender { self.resume() }
        continuation.resume(returning: piece)
      case .fail(let error): continuation.resume(throwing: error)
      case .wait: break
      }
    }
  }

  private func step(_ continuation: CheckedContinuation<[UInt8]?, any Error>) -> Step {
    self.state.withLock { state in
      if !state.held.isEmpty {
        let piece = state.held
        let resumesSender = state.isPaused
        state.held = []
        state.isPaused = false
        return .deliver(piece, resumesSender: resumesSender)
      }
      switch state.outcome {
      case .success: return .deliver(nil, resumesSender: false)
      case .failure(let error): return .fail(error)
      case nil:
        state.reader = continuation
        return .wait
      }
    }
  }
}
