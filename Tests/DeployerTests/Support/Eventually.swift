import Foundation

struct TimedOut: Error {}

/// Lets other tasks run until `condition` holds.
func eventually(_ condition: () async throws -> Bool) async throws {
  let deadline = ContinuousClock.now + .seconds(30)
  while try await !condition() {
    guard ContinuousClock.now < deadline else { throw TimedOut() }
    await Task.yield()
  }
}
