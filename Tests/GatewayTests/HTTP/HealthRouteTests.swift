import API
import AccessTokens
import Foundation
import HTTPTypes
import RESTContract
import RPCCore
import Synchronization
import Testing

@testable import Gateway

@Suite struct HealthRouteTests {
  private static func check(
    _ name: String, _ state: Reddytalk_Common_V1_HealthCheck.State
  ) -> Reddytalk_Common_V1_HealthCheck {
    var check = Reddytalk_Common_V1_HealthCheck()
    check.name = name
    check.state = state
    check.detail = "disk /dev/sda1"
    check.remedy = state == .pass ? "" : "look at it"
    return check
  }

  @Test("tells everybody how the five services are, and no more")
  func withoutToken() async throws {
    try await withGateway { gateway in
      gateway.services.script.withLock { $0.checks[.trainer] = [Self.check("store", .warn)] }
      let answer = try await gateway.send(.get, "health")
      let health: HealthResource = try answer.json()
      #expect(answer.status == 200)
      #expect(health.status == .degraded)
      #expect(
        health.services.map(\.name) == ["collector", "trainer", "evaluator", "deployer", "gateway"])
      #expect(health.services.map(\.status) == [.ok, .degraded, .ok, .ok, .ok])
      #expect(!answer.text.contains("sda1"))
      #expect(!answer.text.contains("1.2.3"))
    }
  }

  @Test("tells bearers of a token what is wrong and what to do")
  func withToken() async throws {
    try await withGateway { gateway in
      gateway.services.script.withLock { $0.checks[.trainer] = [Self.check("store", .warn)] }
      let health: HealthResource = try await gateway.send(
        .get, "health", token: gateway.token(.ingest)
      ).json()
      let trainer = try #require(health.services.first { $0.name == "trainer" })
      #expect(trainer.version == "1.2.3")
      #expect(trainer.residentBytes == 1000)
      #expect(trainer.checks?.first?.remedy == "look at it")
      #expect(trainer.detail == "store: disk /dev/sda1")
    }
  }

  @Test("is degraded without the Trainer, and down without the Deployer")
  func reachability() async throws {
    try await withGateway { gateway in
      #expect(try await gateway.send(.get, "health").json(HealthResource.self).status == .ok)
      let check = HealthMethods.check
      gateway.services.script.withLock { $0.checks[.deployer] = [Self.check("store", .fail)] }
      let down = try await gateway.send(.get, "health")
      #expect(down.status == 503)
      #expect(try down.json(HealthResource.self).status == .down)
      gateway.services.script.withLock { $0.checks[.deployer] = [] }
      gateway.services.script.withLock { $0.checks[.trainer] = [Self.check("store", .fail)] }
      let degraded = try await gateway.send(.get, "health")
      #expect(degraded.status == 200)
      #expect(try degraded.json(HealthResource.self).status == .degraded)
      gateway.services.fail(check, .init(code: .unavailable, message: "refused"))
      let health: HealthResource = try await gateway.send(
        .get, "health", token: gateway.token(.admin)
      ).json()
      #expect(health.services[0].status == .down)
      #expect(health.services[0].detail?.contains("UNAVAILABLE") == true)
    }
  }
}
