import Synchronization

/// The routes in force. A reader takes one route and keeps to it; a writer replaces it whole: no
/// request ever sees none or two.
final class RouteTable: Sendable {
  private let routes = Mutex<[DeploymentEnvironment: EnvironmentRoute]>([:])

  /// The route of an environment; `nil` when nothing is live there.
  func route(of environment: DeploymentEnvironment) -> EnvironmentRoute? {
    self.routes.withLock { $0[environment] }
  }

  /// Every route.
  var all: [DeploymentEnvironment: EnvironmentRoute] { self.routes.withLock { $0 } }

  /// The bytes of every version in a route: live ones, those that share traffic, and those on standby.
  var digests: Set<ModelDigest> {
    Set(
      self.all.values.flatMap { route in
        route.split.shares.map(\.arm.digest) + route.standby.map(\.digest)
      })
  }

  /// Puts a route in force unless a newer one is: two switches may be committed in one order and
  /// arrive here in the other.
  ///
  /// - Returns: Whether the route is in force now.
  @discardableResult
  func install(_ route: EnvironmentRoute, in environment: DeploymentEnvironment) -> Bool {
    self.routes.withLock { routes in
      if let current = routes[environment], current.generation > route.generation { return false }
      routes[environment] = route
      return true
    }
  }
}
