import RPCCore
import Testing

@testable import ServiceKit

struct CallerTests {
  private let metadata: Metadata = [
    "x-actor": "anna", "x-roles": "admin,analyst", "x-request-id": "r-1",
  ]

  private func caller(peer: String?, _ metadata: Metadata) -> Caller {
    Caller(
      ServerContext(
        method: MethodDescriptor(service: "s", method: "m"), metadata: metadata,
        peer: peer.map { PeerIdentity(name: $0) }))
  }

  @Test func `the Gateway speaks for those whom it has authenticated`() {
    let caller = self.caller(peer: "gateway", self.metadata)
    #expect(caller.actor == "anna")
    #expect(caller.roles == ["admin", "analyst"])
    #expect(caller.requestID == "r-1")
    #expect(caller.has(role: "admin") && !caller.has(role: "ingest"))
  }

  @Test func `another service cannot speak for a person`() {
    let caller = self.caller(peer: "trainer", self.metadata)
    #expect(caller.actor == "service:trainer")
    #expect(caller.roles == ["service"])
    #expect(caller.requestID == "r-1")
  }

  @Test func `a peer without an identity is nobody`() {
    let caller = self.caller(peer: nil, self.metadata)
    #expect(caller.actor == "anonymous" && caller.roles.isEmpty)
  }

  @Test func `the Gateway acts as itself when it names nobody`() {
    #expect(self.caller(peer: "gateway", [:]).actor == "service:gateway")
  }

  @Test(arguments: ["", "a b", "a\nb", String(repeating: "a", count: 129), "é"])
  func `a request id that could forge a log line is replaced`(id: String) {
    let caller = self.caller(peer: "gateway", ["x-request-id": id])
    #expect(caller.requestID != id && !caller.requestID.isEmpty)
  }

  @Test func `what a caller tells another service is understood there`() {
    let caller = Caller(actor: "ben", roles: ["analyst", "ingest"], requestID: "r-2")
    #expect(self.caller(peer: "gateway", caller.metadata) == caller)
  }
}
