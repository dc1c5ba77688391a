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

  @Test("answers the same at the path that probes know")
  func shortPath() async throws {
    try await withGateway { gateway in
      gateway.services.script.withLock { $0.checks[.trainer] = [Self.check("store", .warn)] }
      for token in [nil, try await gateway.token(.analyst)] {
        let short = try await gateway.send(.get, "/health", token: token)
        let long = try await gateway.send(.get, "health", token: token)
        #expect(short.status == 200)
        #expect(try short.json(HealthResource.self) == long.json(HealthResource.self))
      }
      gateway.services.script.withLock { $0.checks[.deployer] = [Self.check("store", .fail)] }
      #expect(try await gateway.send(.get, "/health").status == 503)
    }
  }

  @Test("waits for no service that does not answer")
  func hangingServices() async throws {
    try await withGateway {
      // Services that answer have to be quicker, also on a busy machine.
      $0.config.surveyTimeout = .seconds(1)
      // An answer that waits for a service would come too late for the client.
      $0.config.requestTimeout = .seconds(600)
    } _: { gateway in
      let token = try await gateway.token(.analyst)
      gateway.services.script.withLock { script in
        script.hanging = [
          HealthMethods.check, TrainerMethods.getPipelineStatus,
          DeployerMethods.getEnvironments,
        ]
      }
      let health = try await gateway.send(.get, "health", token: token)
      #expect(health.status == 503)
      let services = try health.json(HealthResource.self).services
      #expect(services.prefix(4).map(\.detail) == Array(repeating: "it does not answer", count: 4))
      let status = try await gateway.send(.get, "status", token: token)
      #expect(status.status == 504)
      #expect(status.problem == .deadlineExceeded)
      gateway.services.script.withLock { $0.hanging = [DeployerMethods.getEnvironments] }
      let partial = try await gateway.send(.get, "status", token: token)
      #expect(partial.status == 200)
      #expect(try partial.json(PipelineStatusResource.self).production.deploymentId == nil)
    }
  }

  @Test("asks all services at the same time")
  func concurrency() async throws {
    let together = Latch<Bool>()
    let asked = Atomic(0)
    let survey = HealthSurvey(
      services: MeetingServices {
        let count = asked.add(1, ordering: .relaxed).newValue
        if count == Peer.allCases.count + 1 { together.set(true) }
        _ = await together.wait()
      })
    #expect(await survey.take(withDetails: true).services.count == Peer.allCases.count + 1)
  }

  /// Services of which none answers before all were asked.
  private struct MeetingServices: ServiceHealth {
    let meet: @Sendable () async -> Void

    func health(of peer: Peer) async -> HealthResource.Service {
      await self.meet()
      return HealthResource.Service(name: peer.rawValue, checks: [])
    }

    func ownHealth() async -> HealthResource.Service {
      await self.meet()
      return HealthResource.Service(name: "gateway", checks: [])
    }
  }
}
