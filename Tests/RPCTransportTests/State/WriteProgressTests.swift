import NIOCore
import Testing

@testable import RPCTransport

/// When a peer that does not take what is sent is given up, on a clock of the test's own.
@Suite struct WriteProgressTests {
  private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)

  @Test("A peer that takes nothing is given up after the timeout")
  func stalled() {
    var progress = WriteProgress(timeout: .seconds(30))
    progress.handOver(1000)
    let end = self.start + .seconds(30)
    #expect(progress.check(buffered: 1000, at: self.start) == .wait(until: end))
    progress.handOver(500)
    #expect(progress.check(buffered: 1500, at: self.start + .seconds(29)) == .wait(until: end))
    #expect(progress.check(buffered: 1500, at: end) == .fail)
  }

  @Test("A peer that takes a byte gets the whole time again")
  func slow() {
    var progress = WriteProgress(timeout: .seconds(30))
    progress.handOver(1000)
    _ = progress.check(buffered: 1000, at: self.start)
    let later = self.start + .seconds(29)
    #expect(progress.check(buffered: 999, at: later) == .wait(until: later + .seconds(30)))
    #expect(progress.check(buffered: 999, at: later + .seconds(30)) == .fail)
  }

  @Test("A peer that has taken everything is not waited for")
  func idle() {
    var progress = WriteProgress(timeout: .seconds(30))
    progress.handOver(1000)
    _ = progress.check(buffered: 1000, at: self.start)
    #expect(progress.check(buffered: 0, at: self.start + .seconds(40)) == .idle)
    progress.handOver(10)
    let later = self.start + .seconds(80)
    #expect(progress.check(buffered: 10, at: later) == .wait(until: later + .seconds(30)))
  }
}
