import RPCCore
import Synchronization
import Testing

@Suite struct AccessPolicyTests {
  private let read = MethodDescriptor(service: "s.S", method: "Read")
  private let write = MethodDescriptor(service: "s.S", method: "Write")
  private let ada = PeerIdentity(name: "ada")
  private let bob = PeerIdentity(name: "bob")

  @Test("What is not allowed is denied")
  func deniesByDefault() {
    #expect(!AccessPolicy().permits(self.read, peer: self.ada))
  }

  @Test("Tells of what it denies, and of nothing else")
  func denials() {
    let denied = Mutex<[String]>([])
    var policy = AccessPolicy()
    policy.allow(self.read, for: [self.ada])
    policy.onDenial = { method, peer in
      denied.withLock { $0.append("\(method.path) \(peer?.name ?? "nobody")") }
    }
    #expect(throws: Never.self) { try policy.check(self.read, peer: self.ada) }
    #expect(throws: RPCError.self) { try policy.check(self.read, peer: self.bob) }
    #expect(throws: RPCError.self) { try policy.check(self.write, peer: nil) }
    #expect(denied.withLock { $0 } == ["s.S/Read bob", "s.S/Write nobody"])
  }

  @Test("A method is allowed to the peers named for it")
  func method() {
    var policy = AccessPolicy()
    policy.allow(self.read, for: [self.ada])
    #expect(policy.permits(self.read, peer: self.ada))
    #expect(!policy.permits(self.read, peer: self.bob))
    #expect(!policy.permits(self.write, peer: self.ada))
  }

  @Test("A service's peers may call each of its methods")
  func service() {
    var policy = AccessPolicy()
    policy.allow(self.read, for: [self.ada])
    policy.allow(service: "s.S", for: [self.bob])
    #expect(policy.permits(self.write, peer: self.bob))
    #expect(policy.permits(self.read, peer: self.bob))
    #expect(!policy.permits(self.write, peer: nil))
  }
}
