import Foundation
import HTTPTypes
import Testing

@testable import Gateway

@Suite struct RouteTableTests {
  @Test("finds parameters that are ids, and nothing else")
  func parameters() {
    let pattern = PathPattern("/deployments/:id/rollback")
    #expect(pattern.parameterNames == ["id"])
    #expect(pattern.match("/deployments/a.b:c-d_9/rollback") == ["id": "a.b:c-d_9"])
    for path in [
      "/deployments//rollback", "/deployments/a/b/rollback", "/deployments/a%2fb/rollback",
      "/deployments/a/rollback/", "/deployments/a", "deployments/a/rollback",
      "/deployments/ä/rollback", "/deployments/\(String(repeating: "a", count: 129))/rollback",
    ] {
      #expect(pattern.match(path[...]) == nil, "\(path)")
    }
  }

  @Test("tells a path that does not exist from a method that it does not have")
  func matches() {
    let handler: Route.Handler = { _ in Reply(contentType: "text/plain", body: .bytes(.init())) }
    let table = RouteTable([
      .get("/a", .open, handler), .post("/a", .open, .denialsOnly, handler),
      .get("/b/:id", .open, handler),
    ])
    guard case .route(let route, let parameters) = table.match(.head, "/b/7") else {
      Issue.record("HEAD was not served by GET")
      return
    }
    #expect(route.method == .get)
    #expect(parameters == ["id": "7"])
    guard case .methodNotAllowed(let allowed) = table.match(.delete, "/a") else {
      Issue.record("a known path was not found")
      return
    }
    #expect(allowed == ["GET", "HEAD", "POST"])
    guard case .notFound = table.match(.get, "/b") else {
      Issue.record("an unknown path was found")
      return
    }
  }
}
