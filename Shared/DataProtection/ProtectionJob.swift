import Logging
import ServiceLifecycle

/// Does the long work: finishes at the start what was interrupted, then what is asked for, one after the other.
struct ProtectionJob: Service {
  /// What is to be done.
  enum Work: Sendable {
    /// Everything that was interrupted by the end of a process.
    case recover
    /// What failed.
    case retry
    case rotate
    case backUp
  }

  let rotations: RotationDesk
  let backups: BackupDesk
  let erasures: ErasureDesk
  let queue: WorkQueue
  let clock: any Clock<Duration>
  let logger: Logger

  /// From one look for failed work to the next.
  static let interval = Duration.seconds(60)

  /// Work that waits.
  final class WorkQueue: Sendable {
    let items: AsyncStream<Work>
    private let continuation: AsyncStream<Work>.Continuation

    init() { (self.items, self.continuation) = AsyncStream.makeStream() }

    func add(_ work: Work) { self.continuation.yield(work) }
  }

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await withTaskGroup(of: Void.self) { group in
        self.queue.add(.recover)
        group.addTask {
          while !Task.isCancelled {
            try? await self.clock.sleep(for: Self.interval)
            self.queue.add(.retry)
          }
        }
        var hasFailed = false
        for await work in self.queue.items {
          // Looking for everything reads all backups.
          var isNeeded = work != .retry || hasFailed
          if !isNeeded { isNeeded = await self.hasUnfinishedErasures() }
          if isNeeded { hasFailed = await !self.perform(work == .retry ? .recover : work) }
        }
        group.cancelAll()
      }
    }
  }

  /// An erasure that was asked for, and whose last steps failed then.
  private func hasUnfinishedErasures() async -> Bool {
    let unfinished = try? await self.erasures.journal.unfinished()
    return unfinished?.isEmpty == false
  }

  /// What fails is in the log and in the answers to who asks.
  ///
  /// - Returns: Whether it was done.
  private func perform(_ work: Work) async -> Bool {
    do {
      switch work {
      case .recover, .retry:
        try await self.rotations.resume()
        let done = try await self.erasures.finishAll()
        if done.erasures > 0 || done.remains > 0 {
          self.logger.notice(
            "interrupted erasures finished",
            metadata: [
              "erasure.count": "\(done.erasures)", "erasure.remains": "\(done.remains)",
            ])
        }
      case .rotate: try await self.rotations.resume()
      case .backUp: try await self.backups.make()
      }
      return true
    } catch is CancellationError {
      return false
    } catch {
      self.logger.error(
        "data protection work failed", metadata: ["work": "\(work)", "error": "\(error)"])
      return false
    }
  }
}
