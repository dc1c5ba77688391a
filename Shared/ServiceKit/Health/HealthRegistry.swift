import Synchronization

/// The checks of a service.
public final class HealthRegistry: Sendable {
  /// Looks at one aspect of the service. It should answer fast; it is cancelled when it does not.
  public typealias Check = @Sendable () async -> HealthCheckResult

  private let checks = Mutex<[String: Check]>([:])
  private let timeout: Duration

  /// A registry whose checks fail when they take longer than `timeout`.
  public init(timeout: Duration = .seconds(2)) {
    self.timeout = timeout
  }

  /// Adds a check, for example "store.durability"; one of the same name is replaced.
  public func register(_ name: String, check: @escaping Check) {
    self.checks.withLock { $0[name] = check }
  }

  /// Runs all checks side by side and returns the results by name.
  public func run() async -> [(name: String, result: HealthCheckResult)] {
    let checks = self.checks.withLock { $0 }
    let timeout = self.timeout
    return await withTaskGroup(of: (name: String, result: HealthCheckResult).self) { group in
      for (name, check) in checks {
        group.addTask { (name, await Self.run(check, timeout: timeout)) }
      }
      return await group.reduce(into: []) { $0.append($1) }.sorted { $0.name < $1.name }
    }
  }

  private static func run(_ check: @escaping Check, timeout: Duration) async -> HealthCheckResult {
    await withTaskGroup(of: HealthCheckResult?.self) { group in
      group.addTask { await check() }
      group.addTask {
        try? await Task.sleep(for: timeout)
        return nil
      }
      defer { group.cancelAll() }
      return await group.next().flatMap { $0 }
        ?? .fail(
          "the check did not end within \(timeout)",
          remedy: "look at the load and the disk of the machine")
    }
  }
}
