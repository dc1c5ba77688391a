/// A condition did not come true, or work did not end, in the time it had.
package struct TimeoutError: Error, CustomStringConvertible {
  package let description: String
}

/// Waits until a condition is true, looking again after ever longer pauses.
///
/// For conditions that nothing announces; what can be awaited should be.
///
/// - Parameters:
///   - what: The condition, for the error.
///   - timeout: How long to wait at most.
///   - condition: Looked at until it is true.
/// - Throws: `TimeoutError` when it does not come true in time.
package func eventually(
  _ what: String, within timeout: Duration = .seconds(60),
  _ condition: () async throws -> Bool
) async throws {
  let end = ContinuousClock.now + timeout
  var pause = Duration.milliseconds(1)
  while try await !condition() {
    guard ContinuousClock.now < end else {
      throw TimeoutError(description: "within \(timeout) it did not happen that \(what)")
    }
    try await Task.sleep(for: pause, clock: .continuous)
    pause = min(pause * 2, .milliseconds(50))
  }
}

/// Runs work that must end in time.
///
/// - Parameters:
///   - timeout: How long it may take.
///   - work: What is run; cancelled when it takes longer.
/// - Returns: What the work returns.
/// - Throws: What the work throws, or `TimeoutError`.
package func withTimeout<Value: Sendable>(
  _ timeout: Duration = .seconds(90), _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  try await withThrowingTaskGroup(of: Value?.self) { group in
    group.addTask { try await work() }
    group.addTask {
      try await Task.sleep(for: timeout, clock: .continuous)
      return nil
    }
    defer { group.cancelAll() }
    guard let first = try await group.next(), let value = first else {
      throw TimeoutError(description: "the work took longer than \(timeout)")
    }
    return value
  }
}
