import Logging
import RPCCore
import ServiceLifecycle

/// Brings the events of one service into the log, and resumes where it was after every loss of the
/// connection.
struct EventFollower: Service {
  private let source: any EventSource
  private let log: EventLog
  private let backoff: BackoffPolicy
  private let logger: Logger

  private static let bufferCapacity = 1024

  /// Follows `source`.
  init(
    source: any EventSource, log: EventLog, backoff: BackoffPolicy = .defaults, logger: Logger
  ) {
    self.source = source
    self.log = log
    self.backoff = backoff
    self.logger = logger
  }

  /// Follows until graceful shutdown.
  func run() async throws {
    await cancelWhenGracefulShutdown {
      var failures = 0
      while !Task.isCancelled {
        do {
          let count = try await self.followOnce()
          failures = count > 0 ? 1 : failures + 1
        } catch is CancellationError {
          return
        } catch {
          failures += 1
          self.logger.debug(
            "events interrupted",
            metadata: ["event.source": "\(self.source.peer.rawValue)", "error": "\(error)"])
        }
        await self.pause(afterFailures: failures)
      }
    }
  }

  /// Follows one connection to its end; returns how many events came.
  private func followOnce() async throws -> Int {
    let cursor = try await self.log.cursor(of: self.source.peer)
    let buffer = EventBuffer(capacity: Self.bufferCapacity)
    return try await withTaskCancellationHandler {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          defer { Task { await buffer.finish() } }
          try await self.source.follow(after: cursor) { await buffer.push($0) }
        }
        var count = 0
        do {
          while let events = await buffer.takeAll() {
            try await self.log.append(events, from: self.source.peer)
            count += events.count
          }
        } catch {
          // The connection may be waiting for room.
          await buffer.finish()
          throw error
        }
        do {
          try await group.waitForAll()
        } catch  where count > 0 {
          // It was a good connection as long as it lasted.
        }
        return count
      }
    } onCancel: {
      Task { await buffer.finish() }
    }
  }

  private func pause(afterFailures failures: Int) async {
    var generator = SystemRandomNumberGenerator()
    let delay = self.backoff.delay(afterFailures: failures, using: &generator)
    try? await Task.sleep(for: delay)
  }
}
