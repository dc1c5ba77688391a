import Foundation
import Logging
import StoreKit
import Synchronization
import TestSupport
import Testing

@Suite struct RetentionJobTests {
  private struct DiskFull: Error {}

  @Test func `removes what is too old at the start and once an hour, also after a failure`()
    async throws
  {
    let start = Date(timeIntervalSince1970: 1_800_000_000)
    let (clock, limits) = (ManualClock(), Limits())
    let job = RetentionJob(
      keeping: .seconds(600), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
      clock: clock, now: { start.addingTimeInterval(clock.now.offset / .seconds(1)) }
    ) { limit in
      guard limits.note(limit) > 1 else { throw DiskFull() }
      return 1
    }
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await job.run() }
      for _ in 0..<2 {
        try await eventually("the job waits") { clock.sleeperCount == 1 }
        clock.advance(by: .seconds(3_599))
        #expect(clock.sleeperCount == 1)
        clock.advance(by: .seconds(1))
      }
      try await eventually("the job waits") { clock.sleeperCount == 1 }
      tasks.cancelAll()
      try await tasks.waitForAll()
    }
    #expect(limits.all == [-600, 3_000, 6_600].map(start.addingTimeInterval))
  }

  /// The times that the job named.
  private final class Limits: Sendable {
    private let noted = Mutex<[Date]>([])

    var all: [Date] { self.noted.withLock { $0 } }

    func note(_ limit: Date) -> Int {
      self.noted.withLock {
        $0.append(limit)
        return $0.count
      }
    }
  }
}
