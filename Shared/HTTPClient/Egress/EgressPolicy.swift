/// Where requests may go.
///
/// A provider's address comes from configuration, and names resolve to what their owners say: so the host is looked at
/// before anything is done, and the address again at the socket, which is connected to that address and no other.
/// Behind a proxy it is the proxy that resolves names: there the list of hosts is what protects.
public struct EgressPolicy: Sendable, Hashable {
  private enum Rule: Sendable, Hashable {
    case everywhere
    case providers(hosts: [HostRule]?, local: [HostRule])
    case privateNetwork([HostRule])
    case managedIdentity
  }

  private let rule: Rule

  /// Everywhere, in plaintext too: for hosts that an operator names and that are his own.
  public static let unrestricted = EgressPolicy(rule: .everywhere)

  /// For services of others: `https` to public addresses.
  ///
  /// - Parameters:
  ///   - hosts: The hosts that may be asked; nil for all.
  ///   - local: Hosts, besides those, that may have addresses of this machine or of private networks, and may be
  ///     spoken to in plaintext. Addresses that are link-local, multicast, unspecified or give out credentials stay
  ///     closed to them too.
  public static func providers(
    hosts: [HostRule]? = nil, local: [HostRule] = []
  ) -> EgressPolicy {
    EgressPolicy(rule: .providers(hosts: hosts, local: local))
  }

  /// For services of one's own that nobody else may reach: hosts with addresses of this machine or of private
  /// networks, in plaintext too. A name that leads to a public address is refused, and no proxy stands between,
  /// since only the proxy would know the address.
  public static func privateNetwork(_ hosts: [HostRule]) -> EgressPolicy {
    EgressPolicy(rule: .privateNetwork(hosts))
  }

  /// The service of this machine's cloud that gives out its identity, and nothing else: `http://169.254.169.254`.
  /// For the client that asks for tokens there alone.
  public static let managedIdentity = EgressPolicy(rule: .managedIdentity)

  private static let identityAddress = NetworkAddress("169.254.169.254")

  /// Whether a proxy may stand between: never before this machine's own identity, nor where the address decides.
  var allowsProxy: Bool {
    switch self.rule {
    case .everywhere, .providers: true
    case .privateNetwork, .managedIdentity: false
    }
  }

  /// Looks at a request before anything is done.
  ///
  /// - Throws: `OutboundError.refused`.
  public func check(_ target: RequestTarget) throws(OutboundError) {
    switch self.rule {
    case .everywhere:
      return
    case .managedIdentity:
      guard target.scheme == .http, target.port == 80, target.address == Self.identityAddress else {
        throw self.refusal(target, "this client asks for the machine's identity alone")
      }
    case .privateNetwork(let hosts):
      guard hosts.contains(where: { $0.matches(target) }) else {
        throw self.refusal(target, "the host is not among those that are allowed")
      }
      if let address = target.address { try self.check(address, of: target) }
    case .providers(let hosts, let local):
      let isLocal = local.contains { $0.matches(target) }
      guard target.scheme == .https || isLocal else {
        throw self.refusal(target, "plain http is for local hosts that are allowed by name")
      }
      guard isLocal || hosts?.contains(where: { $0.matches(target) }) ?? true else {
        throw self.refusal(target, "the host is not among those that are allowed")
      }
      if let address = target.address { try self.check(address, of: target) }
    }
  }

  /// Looks at the address that a connection is about to be made to.
  ///
  /// - Throws: `OutboundError.refused`.
  func check(_ address: NetworkAddress, of target: RequestTarget) throws(OutboundError) {
    switch self.rule {
    case .everywhere:
      return
    case .managedIdentity:
      guard address == Self.identityAddress else {
        throw self.refusal(target, "this client asks for the machine's identity alone")
      }
    case .privateNetwork:
      switch address.scope {
      case .loopback, .privateUse, .shared: return
      case .global:
        throw self.refusal(target, "its address is public, and it may be in a private network only")
      case .linkLocal, .metadata, .multicast, .unspecified, .reserved: break
      }
      throw self.refusal(target, "its address is \(address.scope.rawValue)")
    case .providers(_, let local):
      let isLocal = local.contains { $0.matches(target) }
      switch address.scope {
      case .global: return
      case .loopback, .privateUse, .shared: if isLocal { return }
      case .linkLocal, .metadata, .multicast, .unspecified, .reserved: break
      }
      throw self.refusal(target, "its address is \(address.scope.rawValue)")
    }
  }

  private func refusal(_ target: RequestTarget, _ reason: String) -> OutboundError {
    .refused(host: target.authority, reason: reason)
  }
}
