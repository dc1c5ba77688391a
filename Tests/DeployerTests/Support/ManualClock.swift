import Foundation
import Synchronization

@testable import Deployer

/// A clock that stands still until a test moves it.
final class ManualClock: Sendable {
  private struct Sleeper {
    let wakesAt: Duration
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var uptime = Duration.zero
    var nextID = 0
    var sleepers: [Int: Sleeper] = [:]
    var cancelled: Set<Int> = []
  }

  private static let start = Date(timeIntervalSince1970: 1_800_000_000)
  private let state = Mutex(State())

  /// The clock as the domain takes it.
  var clock: DeployerClock {
    DeployerClock(
      now: { Self.start.addingTimeInterval(self.uptime.seconds) },
      uptime: { self.uptime },
      sleep: { try await self.sleep($0) })
  }

  var uptime: Duration { self.state.withLock { $0.uptime } }
  var now: Date { self.clock.now() }

  /// How many tasks sleep.
  var sleepers: Int { self.state.withLock { $0.sleepers.count } }

  /// Moves time and wakes whoever has slept long enough.
  func advance(by duration: Duration) {
    let due = self.state.withLock { state in
      state.uptime += duration
      let due = state.sleepers.filter { $0.value.wakesAt <= state.uptime }
      for id in due.keys { state.sleepers[id] = nil }
      return due
    }
    for sleeper in due.values { sleeper.continuation.resume() }
  }

  private func sleep(_ duration: Duration) async throws {
    let id = self.state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let isCancelled = self.state.withLock { state in
          if state.cancelled.remove(id) != nil { return true }
          state.sleepers[id] = Sleeper(
            wakesAt: state.uptime + duration, continuation: continuation)
          return false
        }
        if isCancelled { continuation.resume(throwing: CancellationError()) }
      }
    } onCancel: {
      let sleeper = self.state.withLock { state in
        let sleeper = state.sleepers.removeValue(forKey: id)
        if sleeper == nil { state.cancelled.insert(id) }
        return sleeper
      }
      sleeper?.continuation.resume(throwing: CancellationError())
    }
  }
}
