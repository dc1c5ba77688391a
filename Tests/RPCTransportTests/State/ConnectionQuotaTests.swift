import Testing

@testable import RPCTransport

/// Who may stay when there are too many connections.
@Suite struct ConnectionQuotaTests {
  private typealias Quota = ConnectionQuota<Int, String>

  @Test("The stranger that came first has to go when there are too many")
  func strangers() {
    var quota = Quota(limit: 10, strangers: 2, ofPeer: 10)
    #expect(quota.arrive(1) == .accepted)
    #expect(quota.arrive(2) == .accepted)
    #expect(quota.arrive(3) == .replaces(1))
    let isKnown = quota.greet(2, peer: "trainer")
    #expect(isKnown)
    #expect(quota.arrive(4) == .accepted)
    #expect(quota.arrive(5) == .replaces(3))
  }

  @Test("In a full house a stranger has to go, and none comes in when all are known")
  func full() {
    var quota = Quota(limit: 2, strangers: 2, ofPeer: 10)
    #expect(quota.arrive(1) == .accepted)
    _ = quota.greet(1, peer: "trainer")
    #expect(quota.arrive(2) == .accepted)
    #expect(quota.arrive(3) == .replaces(2))
    _ = quota.greet(3, peer: nil)
    #expect(quota.arrive(4) == .refused)
    quota.leave(1)
    #expect(quota.arrive(4) == .accepted)
  }

  @Test("A peer has its number of connections, and one that leaves makes room for another")
  func ofPeer() {
    var quota = Quota(limit: 10, strangers: 10, ofPeer: 1)
    for id in 1...4 { #expect(quota.arrive(id) == .accepted) }
    let verdicts = [
      quota.greet(1, peer: "trainer"), quota.greet(2, peer: "trainer"),
      quota.greet(3, peer: "gateway"),
    ]
    #expect(verdicts == [true, false, true])
    quota.leave(2)
    quota.leave(1)
    let again = quota.greet(4, peer: "trainer")
    #expect(again)
  }

  @Test("Peers without identity are limited in all only")
  func anonymous() {
    var quota = Quota(limit: 3, strangers: 3, ofPeer: 1)
    for id in 1...3 {
      #expect(quota.arrive(id) == .accepted)
      let isKnown = quota.greet(id, peer: nil)
      #expect(isKnown)
    }
    #expect(quota.arrive(4) == .refused)
  }
}
