import RESTContract

/// Asks services how they are.
protocol ServiceHealth: Sendable {
  /// The state of one service; one that cannot be asked is down, and says why.
  func health(of peer: Peer) async -> HealthResource.Service
  /// The Gateway's own state.
  func ownHealth() async -> HealthResource.Service
}

/// The state of the whole system.
struct HealthSurvey: Sendable {
  private let services: any ServiceHealth

  /// A survey that asks through `services`.
  init(services: any ServiceHealth) {
    self.services = services
  }

  /// Asks all services at once. Details of the inside are left out unless asked for.
  func take(withDetails: Bool) async -> HealthResource {
    var services = await withTaskGroup(of: HealthResource.Service.self) { group in
      group.addTask { await self.services.ownHealth() }
      for peer in Peer.allCases { group.addTask { await self.services.health(of: peer) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    let order = Peer.allCases.map(\.rawValue) + ["gateway"]
    services.sort { order.firstIndex(of: $0.name) ?? 0 < order.firstIndex(of: $1.name) ?? 0 }
    let status = Self.overall(services)
    guard !withDetails else { return HealthResource(status: status, services: services) }
    return HealthResource(
      status: status,
      services: services.map { HealthResource.Service(name: $0.name, status: $0.status) })
  }

  /// The system is down when patients get no answers: without the Deployer or the Gateway. Whatever
  /// else is missing degrades it.
  static func overall(_ services: [HealthResource.Service]) -> HealthResource.Status {
    let isDown = services.contains {
      $0.status == .down && ($0.name == Peer.deployer.rawValue || $0.name == "gateway")
    }
    if isDown { return .down }
    return services.allSatisfy { $0.status == .ok } ? .ok : .degraded
  }
}
