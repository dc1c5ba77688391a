import NIOCore
import Testing

@testable import RPCTransport

@Suite struct KeepaliveTests {
  private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)

  private func keepalive() -> Keepalive {
    Keepalive(interval: .seconds(30), timeout: .seconds(10), now: self.start)
  }

  @Test("A peer that talks is not asked")
  func talking() {
    var keepalive = self.keepalive()
    keepalive.received(at: self.start + .seconds(20))
    #expect(
      keepalive.check(at: self.start + .seconds(30)) == .wait(until: self.start + .seconds(50)))
  }

  @Test("A silent peer is asked once, then given up")
  func silent() {
    var keepalive = self.keepalive()
    let asked = self.start + .seconds(30)
    #expect(keepalive.check(at: asked) == .ping(1, thenAt: asked + .seconds(10)))
    #expect(keepalive.check(at: asked + .seconds(9)) == .wait(until: asked + .seconds(10)))
    #expect(keepalive.check(at: asked + .seconds(10)) == .fail)
  }

  @Test("An answer begins the next interval")
  func answered() throws {
    var keepalive = self.keepalive()
    let asked = self.start + .seconds(30)
    _ = keepalive.check(at: asked)
    keepalive.received(at: asked + .seconds(1))
    try keepalive.receivedPong(1)
    #expect(keepalive.check(at: asked + .seconds(2)) == .wait(until: asked + .seconds(31)))
  }

  @Test("A pong that answers nothing is a violation")
  func unexpected() {
    var keepalive = self.keepalive()
    #expect(throws: ProtocolViolation.unexpectedPong) { try keepalive.receivedPong(0) }
    _ = keepalive.check(at: self.start + .seconds(30))
    #expect(throws: ProtocolViolation.unexpectedPong) { try keepalive.receivedPong(2) }
  }
}
