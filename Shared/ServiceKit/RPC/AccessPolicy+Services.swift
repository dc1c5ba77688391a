import API
public import RPCCore

extension AccessPolicy {
  /// Allows services to call methods.
  public mutating func allow(_ methods: [MethodDescriptor], for services: [ServiceName]) {
    for method in methods {
      self.allow(method, for: Set(services.map(\.peerIdentity)))
    }
  }

  /// Allows a caller that is no service of the product to call methods.
  public mutating func allow(_ methods: [MethodDescriptor], for caller: PeerIdentity) {
    for method in methods { self.allow(method, for: [caller]) }
  }

  /// Lets every service ask how this one is doing.
  mutating func allowHealth() {
    self.allow(HealthMethods.all, for: ServiceName.allCases)
  }
}

extension PeerIdentity {
  /// The telephone system, `spiffe://reddytalk/switch`, which hands in calls over the protocol.
  public static let telephonySwitch = PeerIdentity(name: "switch")
  /// A process of a distributed training, `spiffe://reddytalk/trial`, which hands in what it has trained.
  public static let trial = PeerIdentity(name: "trial")
}

extension ServiceName {
  /// Who the service is at the other end of a connection.
  public var peerIdentity: PeerIdentity { PeerIdentity(name: self.rawValue) }
}
