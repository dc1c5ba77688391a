import Foundation
import TestSupport

@testable import Deployer

/// The time of a test's service, which stands still until the test moves it.
struct DeployerTime: Sendable {
  private static let start = Date(timeIntervalSince1970: 1_800_000_000)

  private let clock = ManualClock()

  /// The clock as the domain takes it.
  var deployerClock: DeployerClock {
    DeployerClock(
      now: { self.now },
      uptime: { self.uptime },
      sleep: { try await self.clock.sleep(for: $0) })
  }

  /// How many tasks sleep.
  var sleeperCount: Int { self.clock.sleeperCount }

  /// Moves time and wakes whoever has slept long enough.
  func advance(by duration: Duration) { self.clock.advance(by: duration) }

  var uptime: Duration { self.clock.now.offset }
  var now: Date { Self.start.addingTimeInterval(self.uptime / .seconds(1)) }
}
