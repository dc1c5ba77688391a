extension DeployerClock {
  /// Does `body`, and cancels it when it takes longer than `limit`.
  ///
  /// - Throws: `DeployerError.completionTimedOut`, or what `body` throws.
  func withTimeout<T: Sendable>(
    _ limit: Duration, _ body: @escaping @Sendable () async throws -> T
  ) async throws -> T {
    try await withThrowingTaskGroup(of: T.self) { group in
      defer { group.cancelAll() }
      group.addTask(operation: body)
      group.addTask {
        try await self.sleep(limit)
        throw DeployerError.completionTimedOut
      }
      guard let first = try await group.next() else {
        preconditionFailure("a group of two tasks has a first result")
      }
      return first
    }
  }
}
