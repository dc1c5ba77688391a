import RPCCore
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
