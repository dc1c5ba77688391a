/// Which peer may call which method: everything not allowed is denied.
public struct AccessPolicy: Sendable {
  private var methods: [MethodDescriptor: Set<PeerIdentity>]
  private var services: [String: Set<PeerIdentity>]
  /// Told of each call that is denied, on the thread of its connection: it must return at once.
  public var onDenial: (@Sendable (MethodDescriptor, PeerIdentity?) -> Void)?

  /// Creates a policy that denies everything.
  public init() {
    self.methods = [:]
    self.services = [:]
  }

  /// Allows peers to call one method.
  public mutating func allow(_ method: MethodDescriptor, for peers: Set<PeerIdentity>) {
    self.methods[method, default: []].formUnion(peers)
  }

  /// Allows peers to call every method of a service.
  public mutating func allow(service: String, for peers: Set<PeerIdentity>) {
    self.services[service, default: []].formUnion(peers)
  }

  /// Whether the peer may call the method; a peer without an identity may call nothing.
  public func permits(_ method: MethodDescriptor, peer: PeerIdentity?) -> Bool {
    guard let peer else { return false }
    if let allowed = self.methods[method], allowed.contains(peer) { return true }
    return self.services[method.service]?.contains(peer) ?? false
  }

  /// Whether the peer may call anything at all.
  package func admits(_ peer: PeerIdentity) -> Bool {
    self.methods.values.contains { $0.contains(peer) }
      || self.services.values.contains { $0.contains(peer) }
  }

  /// Passes a call that the policy permits.
  ///
  /// - Throws: `PERMISSION_DENIED` naming method and peer.
  package func check(_ method: MethodDescriptor, peer: PeerIdentity?) throws(RPCError) {
    guard !self.permits(method, peer: peer) else { return }
    self.onDenial?(method, peer)
    throw RPCError(
      code: .permissionDenied,
      message: "\(peer?.name ?? "a peer without an identity") may not call \(method.path)")
  }
}
