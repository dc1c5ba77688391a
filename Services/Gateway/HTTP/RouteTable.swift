import HTTPTypes

/// Finds the route of a request. What is not in the table does not exist.
struct RouteTable: Sendable {
  /// What was found.
  enum Match: Sendable {
    case route(Route, parameters: [String: String])
    /// The path exists, but not with this method.
    case methodNotAllowed(allowed: [String])
    case notFound
  }

  /// Every route.
  let routes: [Route]

  /// A table. Two routes with the same method and path would hide each other, and trap.
  init(_ routes: [Route]) {
    let names = routes.map { "\($0.method.rawValue) \($0.path.text)" }
    precondition(Set(names).count == names.count, "two routes have the same method and path")
    self.routes = routes
  }

  /// The route of a request; HEAD is served by the route of GET.
  func match(_ method: HTTPRequest.Method, _ path: Substring) -> Match {
    let wanted = method == .head ? .get : method
    var allowed: Set<String> = []
    for route in self.routes {
      guard let parameters = route.path.match(path) else { continue }
      if route.method == wanted { return .route(route, parameters: parameters) }
      allowed.insert(route.method.rawValue)
      if route.method == .get { allowed.insert("HEAD") }
    }
    return allowed.isEmpty ? .notFound : .methodNotAllowed(allowed: allowed.sorted())
  }
}
