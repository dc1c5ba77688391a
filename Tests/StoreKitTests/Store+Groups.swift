import TestSupport

@testable import StoreKit

extension Store {
  /// Runs `writes` in their order so that they share one transaction: they queue up behind one that holds the
  /// writer until all of them are waiting.
  func inOneGroup(
    _ writes: [@Sendable () async throws -> Void]
  ) async throws -> [Result<Void, any Error>] {
    let gate = ThreadGate()
    return try await withThrowingTaskGroup(of: (Int, Result<Void, any Error>)?.self) { group in
      group.addTask {
        try await self.write { _ in gate.pass() }
        return nil
      }
      try await eventually("the writer is busy") { gate.holdsThread }
      for (index, write) in writes.enumerated() {
        group.addTask {
          do {
            try await write()
            return (index, .success(()))
          } catch {
            return (index, .failure(error))
          }
        }
        try await eventually("the write waits") { self.waitingWrites == index + 1 }
      }
      gate.open()
      var results: [Int: Result<Void, any Error>] = [:]
      for try await case (let index, let result)? in group { results[index] = result }
      return results.sorted { $0.key < $1.key }.map(\.value)
    }
  }
}
