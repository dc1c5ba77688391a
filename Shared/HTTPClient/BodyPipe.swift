import Synchronization

/// Hands the pieces of a body from the transfer thread to one reader, and says when the sender must pause.
final class BodyPipe: Sendable {
  /// Bytes held before the sender is paused. Two of curl's largest pieces.
  static let highWaterBytes = 2 << 14

  private struct State {
    var pieces: [[UInt8]] = []
    var heldBytes = 0
    var isPaused = false
    var outcome: Result<Void, any Error>?
    var reader: CheckedContinuation<[UInt8]?, any Error>?
  }

  /// What `offer` asks the transfer thread to do.
  enum Reception {
    case taken
    /// Keep the piece and pause; it must be offered again after `resume` was called.
    case pause
  }

  private let state = Mutex(State())
  private let resume: @Sendable () -> Void

  /// - Parameter resume: called when a paused sender may go on.
  init(resume: @escaping @Sendable () -> Void) {
    self.resume = resume
  }

  /// Called on the transfer thread with a piece that arrived.
  func offer(_ bytes: UnsafeRawBufferPointer) -> Reception {
    let (reception, reader) = self.state.withLock {
      state -> (Reception, CheckedContinuation<[UInt8]?, any Error>?) in
      if let reader = state.reader {
        state.reader = nil
        return (.taken, reader)
      }
      if state.heldBytes >= Self.highWaterBytes {
        state.isPaused = true
        return (.pause, nil)
      }
      state.pieces.append(Array(bytes))
      state.heldBytes += bytes.count
      return (.taken, nil)
    }
    reader?.resume(returning: Array(bytes))
    return reception
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

  /// The next piece; nil at the end.
  func next() async throws -> [UInt8]? {
    try await withCheckedThrowingContinuation { continuation in
      enum Step {
        case deliver([UInt8]?, resumeSender: Bool)
        case fail(any Error)
        case wait
      }
      let step = self.state.withLock { state -> Step in
        if !state.pieces.isEmpty {
          let piece = state.pieces.removeFirst()
          state.heldBytes -= piece.count
          let resumeSender = state.isPaused && state.heldBytes < Self.highWaterBytes
          if resumeSender { state.isPaused = false }
          return .deliver(piece, resumeSender: resumeSender)
        }
        switch state.outcome {
        case .success: return .deliver(nil, resumeSender: false)
        case .failure(let error): return .fail(error)
        case nil:
          state.reader = continuation
          return .wait
        }
      }
      switch step {
      case .deliver(let piece, let resumeSender):
        if resumeSender { self.resume() }
        continuation.resume(returning: piece)
      case .fail(let error): continuation.resume(throwing: error)
      case .wait: break
      }
    }
  }
}
