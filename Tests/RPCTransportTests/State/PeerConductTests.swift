import NIOCore
import Testing

@testable import RPCTransport

/// What a peer may do how often, on a clock of the test's own.
@Suite struct PeerConductTests {
  private static let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)
  private static let acts: [PeerConduct.Act] = [
    .cancel, .callError, .emptyMessage, .ping, .idleFrame,
  ]
  private static let limits = ConnectionLimits.Conduct(
    cancels: 3, callErrors: 4, emptyMessages: 5, pings: 6, idleFrames: 7)

  private static func limit(of act: PeerConduct.Act) -> Int {
    switch act {
    case .cancel: 3
    case .callError: 4
    case .emptyMessage: 5
    case .ping: 6
    case .idleFrame: 7
    }
  }

  @Test("Each act has its own allowance, and one more ends the connection", arguments: acts)
  func limits(_ act: PeerConduct.Act) throws {
    var conduct = PeerConduct(Self.limits, now: Self.start)
    let limit = Self.limit(of: act)
    for _ in 0..<limit { try conduct.count(act, at: Self.start) }
    #expect(throws: ProtocolViolation.excessive(act, limit: limit)) {
      try conduct.count(act, at: Self.start)
    }
    #expect(ProtocolViolation.excessive(act, limit: limit).reason == .excessive)
    for other in Self.acts where other != act { try conduct.count(other, at: Self.start) }
  }

  @Test("An allowance comes back evenly over its period, and never above its size")
  func refill() {
    var allowance = Allowance(200, per: .seconds(30), now: Self.start)
    for _ in 0..<200 { #expect(allowance.spend(at: Self.start) == true) }
    #expect(allowance.spend(at: Self.start + .milliseconds(149)) == false)
    #expect(allowance.spend(at: Self.start + .milliseconds(150)) == true)
    #expect(allowance.spend(at: Self.start + .milliseconds(150)) == false)
    // Half a unit later nothing has come back; the other half is not forgotten.
    #expect(allowance.spend(at: Self.start + .milliseconds(225)) == false)
    #expect(allowance.spend(at: Self.start + .milliseconds(300)) == true)
    let later = Self.start + .hours(1)
    for _ in 0..<200 { #expect(allowance.spend(at: later) == true) }
    #expect(allowance.spend(at: later) == false)
  }

  @Test("A peer that keeps to the rate is never cut off")
  func steadyRate() throws {
    var conduct = PeerConduct(.init(), now: Self.start)
    for number in 0..<2000 {
      try conduct.count(.cancel, at: Self.start + .milliseconds(Int64(number) * 150))
    }
  }

  @Test("A frame that moves a call on pays for four that do not, and for nothing else")
  func usefulFrames() throws {
    var conduct = PeerConduct(Self.limits, now: Self.start)
    for _ in 0..<7 { try conduct.count(.idleFrame, at: Self.start) }
    conduct.countUsefulFrame()
    for _ in 0..<4 { try conduct.count(.idleFrame, at: Self.start) }
    #expect(throws: ProtocolViolation.self) { try conduct.count(.idleFrame, at: Self.start) }
    for _ in 0..<3 { try conduct.count(.cancel, at: Self.start) }
    conduct.countUsefulFrame()
    #expect(throws: ProtocolViolation.self) { try conduct.count(.cancel, at: Self.start) }
  }

  @Test("The defaults are what the protocol promises")
  func defaults() {
    let conduct = ConnectionLimits.Conduct()
    #expect(conduct.period == .seconds(30))
    #expect(conduct.cancels == 200)
    #expect(conduct.callErrors == 200)
    #expect(conduct.emptyMessages == 10_000)
    #expect(conduct.pings == 1000)
    #expect(conduct.idleFrames == 20_000)
    #expect(ConnectionLimits.Conduct.clientCancels < conduct.cancels)
  }
}
