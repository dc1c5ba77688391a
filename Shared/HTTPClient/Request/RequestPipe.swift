import Synchronization

/// A body that is written while it is sent. Writing waits while the connection does not take more.
///
/// One task writes; `finish` or `fail` must be called in the end.
public final class RequestPipe: Sendable {
  /// Bytes held before the writer must wait.
  public static let highWaterBytes = 64 << 10

  private struct State {
    var held: [UInt8] = []
    var offset = 0
    var isFinished = false
    var isPaused = false
    var resume: (@Sendable () -> Void)?
    var isAttached = false
    var failure: (any Error)?
    var writer: CheckedContinuation<Void, any Error>?

    var heldBytes: Int { self.held.count - self.offset }
  }

  /// How many bytes will be written; nil sends them in chunks.
  public let length: Int64?
  private let state = Mutex(State())

  /// - Parameter length: How many bytes will be written; nil when it is not known.
  public init(length: Int64? = nil) {
    self.length = length
  }

  // MARK: - The writer

  /// Adds bytes, and waits until there is room for more.
  ///
  /// - Throws: Why the request ended, or `CancellationError`.
  public func write(_ bytes: [UInt8]) async throws {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        self.add(bytes, continuation)
      }
    } onCancel: {
      self.abandon(CancellationError())
    }
  }

  private func add(_ bytes: [UInt8], _ continuation: CheckedContinuation<Void, any Error>) {
    typealias Step = (resume: (@Sendable () -> Void)?, result: Result<Void, any Error>?)
    let step = self.state.withLock { state -> Step in
      if let failure = state.failure { return (nil, .failure(failure)) }
      precondition(!state.isFinished, "a pipe was written to after its end")
      state.held.append(contentsOf: bytes)
      let resume = state.isPaused ? state.resume : nil
      state.isPaused = false
      if state.heldBytes < Self.highWaterBytes { return (resume, .success(())) }
      state.writer = continuation
      return (resume, nil)
    }
    step.resume?()
    if let result = step.result { continuation.resume(with: result) }
  }

  /// Says that nothing more comes.
  public func finish() {
    let resume = self.state.withLock { state -> (@Sendable () -> Void)? in
      state.isFinished = true
      guard state.isPaused else { return nil }
      state.isPaused = false
      return state.resume
    }
    resume?()
  }

  /// Ends the request: what was to come cannot be made.
  public func fail(_ error: any Error) { self.abandon(error) }

  // MARK: - The transfer

  /// Connects the pipe to its transfer. False when it already had one.
  func attach(resume: @escaping @Sendable () -> Void) -> Bool {
    self.state.withLock { state in
      guard !state.isAttached else { return false }
      state.isAttached = true
      state.resume = resume
      return true
    }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> BodyReading {
    let (reading, writer) = self.state.withLock {
      state -> (BodyReading, CheckedContinuation<Void, any Error>?) in
      guard state.failure == nil else { return (.failed, nil) }
      let count = min(buffer.count, state.heldBytes)
      guard count > 0 else {
        if state.isFinished { return (.end, nil) }
        state.isPaused = true
        return (.pause, nil)
      }
      state.held.withUnsafeBytes {
        buffer.copyMemory(from: .init(rebasing: $0[state.offset..<state.offset + count]))
      }
      state.offset += count
      if state.offset == state.held.count {
        state.held.removeAll(keepingCapacity: true)
        state.offset = 0
      }
      guard state.heldBytes < Self.highWaterBytes else { return (.bytes(count), nil) }
      defer { state.writer = nil }
      return (.bytes(count), state.writer)
    }
    writer?.resume()
    return reading
  }

  /// Lets the writer know that nobody reads any more; with it the reader that nothing comes.
  func abandon(_ error: any Error) {
    let (writer, resume) = self.state.withLock {
      state -> (CheckedContinuation<Void, any Error>?, (@Sendable () -> Void)?) in
      guard state.failure == nil else { return (nil, nil) }
      state.failure = error
      state.held = []
      state.offset = 0
      defer { state.writer = nil }
      let resume = state.isPaused ? state.resume : nil
      state.isPaused = false
      return (state.writer, resume)
    }
    writer?.resume(throwing: error)
    resume?()
  }
}
