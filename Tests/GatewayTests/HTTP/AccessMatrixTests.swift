import AccessTokens
import Foundation
import HTTPClient
import HTTPTypes
import Testing

@testable import Gateway

/// Who may do what, written down once more and independently of the routes: a route that is missing
/// here, or that lets in somebody else, fails.
@Suite struct AccessMatrixTests {
  private static let staff: Set<AccessRole> = [.admin, .analyst]
  private static let base = PipelineController.base

  private static let expected: [String: Set<AccessRole>?] = [
    "GET \(base)/health": nil,
    "GET /health": nil,
    "GET \(base)/status": staff,
    "POST \(base)/start": staff,
    "POST \(base)/stop": [.admin],
    "GET \(base)/history": staff,
    "GET \(base)/runs/:runId": staff,
    "GET \(base)/providers": staff,
    "GET \(base)/models": staff,
    "GET \(base)/models/:modelVersionId": staff,
    "POST \(base)/evaluate/:modelVersionId": staff,
    "GET \(base)/evaluations": staff,
    "GET \(base)/evaluations/:evaluationId": staff,
    "GET \(base)/evaluations/:evaluationId/report": staff,
    "POST \(base)/deploy/:modelVersionId": [.admin],
    "GET \(base)/deployments": staff,
    "GET \(base)/deployments/:deploymentId": staff,
    "POST \(base)/deployments/:deploymentId/rollback": [.admin],
    "POST \(base)/approve/:modelVersionId": staff,
    "POST \(base)/conversations": [.admin, .ingest],
    "POST \(base)/feedback": [.admin, .analyst, .ingest],
    "POST /v1/chat/completions": [.admin, .analyst, .ingest],
    "GET /v1/models": [.admin, .analyst, .ingest],
    "GET \(base)/events": staff,
    "POST \(base)/events/ticket": staff,
    "GET \(base)/audit": [.admin],
    "GET \(base)/audit/heads": [.admin],
    "GET \(base)/audit/verification/:service": [.admin],
    "GET \(base)/audit/export/:service": [.admin],
    "POST \(base)/audit/begin-anew/:service": [.admin],
    "POST \(base)/tokens/revoke": [.admin],
    "GET \(base)/keys": [.admin],
    "POST \(base)/keys/rotate": [.admin],
    "POST \(base)/erasures": [.admin],
    "GET \(base)/backups": [.admin],
    "POST \(base)/backups": [.admin],
  ]

  private static func name(_ route: Route) -> String {
    "\(route.method.rawValue) \(route.path.text)"
  }

  @Test("has a row for every route, and a route for every row")
  func isComplete() async throws {
    try await withGateway { gateway in
      #expect(Set(gateway.assembly.table.routes.map(Self.name)) == Set(Self.expected.keys))
    }
  }

  @Test("lets in whom it should and nobody else, on every route")
  func matrix() async throws {
    try await withGateway { gateway in
      let expired = try await gateway.token(.admin, lifetime: .seconds(60))
      gateway.clock.advance(by: 120)
      let tokens: [AccessRole: String] = [
        .admin: try await gateway.token(.admin), .analyst: try await gateway.token(.analyst),
        .ingest: try await gateway.token(.ingest),
      ]
      for route in gateway.assembly.table.routes {
        let name = Self.name(route)
        let roles = try #require(Self.expected[name], "no row for \(name)")
        #expect(try await Self.status(gateway, route, expired) == 401, "\(name), expired")
        let anonymous = try await Self.status(gateway, route, nil)
        #expect((anonymous == 401) == (roles != nil), "\(name) without a token: \(anonymous)")
        for (role, token) in tokens {
          let status = try await Self.status(gateway, route, token)
          let isLetIn = roles?.contains(role) ?? true
          #expect((status == 403) == !isLetIn, "\(name) as \(role): \(status)")
          #expect(status != 401, "\(name) as \(role): \(status)")
        }
      }
    }
  }

  /// The status only: streams do not end.
  private static func status(
    _ gateway: RunningGateway, _ route: Route, _ token: String?
  ) async throws -> Int {
    var path = route.path.text
    for name in route.path.parameterNames { path = path.replacing(":\(name)", with: "x-1") }
    var headers: HTTPFields = [:]
    if let token { headers[.authorization] = "Bearer \(token)" }
    var request = OutboundRequest(
      method: route.method, url: gateway.origin + path, headers: headers)
    request.timeouts.total = nil
    return try await gateway.client.open(request).status.code
  }
}
