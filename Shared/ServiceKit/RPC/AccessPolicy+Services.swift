import API
public import RPCCore

extension AccessPolicy {
  /// Allows services to call methods.
  public mutating func allow(_ methods: [MethodDescriptor], for services: [ServiceName]) {
    for method in methods {
      self.allow(method, for: Set(services.map(\.peerIdentity)))
    }
  }

  /// Lets every service ask how this one is doing.
  mutating func allowHealth() {
    self.allow(HealthMethods.all, for: ServiceName.allCases)
  }
}

extension ServiceName {
  /// Who the service is at the other end of a connection.
  public var peerIdentity: PeerIdentity { PeerIdentity(name: self.rawValue) }
}
