import NIOCore
import Testing

@testable import RPCTransport

/// How many handlers of one connection run at once, on a clock of the test's own.
@Suite struct FairShareTests {
  private static let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)

  private func full(_ count: Int = FairShare.least) -> FairShare {
    var share = FairShare(now: Self.start)
    for _ in 0..<count { share.begin() }
    return share
  }

  @Test("So many run, and one more when one has returned")
  func limit() {
    var share = self.full()
    #expect(!share.hasRoom)
    share.end(at: Self.start)
    #expect(share.hasRoom)
  }

  @Test("Handlers that return keep the share as it is")
  func progress() {
    var share = self.full()
    share.beginWaiting(at: Self.start)
    var now = Self.start
    for _ in 0..<10 {
      now = now + .milliseconds(99)
      share.end(at: now)
      share.begin()
      #expect(share.widenIfStalled(at: now) == now + FairShare.patience)
    }
    #expect(share.allowed == FairShare.least)
  }

  @Test("When none returns, twice as many may run each time")
  func stall() {
    var share = self.full()
    share.beginWaiting(at: Self.start)
    let soon = share.widenIfStalled(at: Self.start + .milliseconds(99))
    #expect(soon == Self.start + .milliseconds(100))
    #expect(!share.hasRoom)
    _ = share.widenIfStalled(at: Self.start + .milliseconds(100))
    #expect(share.allowed == 2 * FairShare.least)
    _ = share.widenIfStalled(at: Self.start + .milliseconds(199))
    #expect(share.allowed == 2 * FairShare.least)
    _ = share.widenIfStalled(at: Self.start + .milliseconds(200))
    #expect(share.allowed == 4 * FairShare.least)
  }

  @Test("When few run again, the share shrinks to what it was")
  func shrinks() {
    var share = self.full()
    _ = share.widenIfStalled(at: Self.start + .seconds(1))
    _ = share.widenIfStalled(at: Self.start + .seconds(2))
    for _ in 0..<FairShare.least { share.end(at: Self.start + .seconds(3)) }
    #expect(share.allowed == FairShare.least)
  }

  @Test("Time in which nothing waited does not count")
  func idle() {
    var share = self.full()
    share.beginWaiting(at: Self.start + .hours(1))
    _ = share.widenIfStalled(at: Self.start + .hours(1))
    #expect(share.allowed == FairShare.least)
  }

  @Test("So many may wait, and no more")
  func mostWaiting() {
    var share = FairShare(now: Self.start)
    while share.hasRoom {
      share.begin()
      share.wait(at: Self.start)
    }
    #expect(share.running == FairShare.least + FairShare.mostWaiting)
  }

  @Test("Those that wait for something leave their place to others")
  func waiting() {
    var share = self.full()
    share.wait(at: Self.start)
    #expect(share.hasRoom)
    share.begin()
    #expect(!share.hasRoom)
    share.end(at: Self.start, hasWaited: true)
    #expect(!share.hasRoom)
    share.end(at: Self.start)
    #expect(share.hasRoom)
    #expect(share.running == FairShare.least - 1)
    #expect(share.waiting == 0)
  }
}
