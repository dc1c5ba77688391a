import API
import AccessTokens
import Foundation
import HTTPTypes
import RESTContract
import RPCCore
import Synchronization
import Testing

@testable import Gateway

@Suite struct AuditTests {
  /// An audit trail that cannot be written.
  private struct BrokenTrail: AuditStorage {
    struct Broken: Error {}

    func append(_ record: AccessRecord) async throws { throw Broken() }
    func entries(before sequence: UInt64?, limit: Int) async throws -> [AuditTrailEntry] { [] }
  }

  private static func trail(_ gateway: RunningGateway) async throws -> [AuditResource.Entry] {
    try await gateway.send(.get, "audit?limit=100", token: gateway.token(.admin))
      .json(AuditResource.self).entries.reversed()
  }

  @Test("records that something is attempted and how it ended")
  func action() async throws {
    try await withGateway { gateway in
      let answer = try await gateway.send(
        .post, "approve/mv-1", token: gateway.token(.analyst, subject: "anna"))
      let trail = try await Self.trail(gateway)
      #expect(trail.map(\.action) == ["model.approve", "model.approve"])
      #expect(trail.map(\.outcome) == ["attempted", "succeeded"])
      #expect(trail.map(\.objectId) == ["mv-1", "mv-1"])
      #expect(trail.allSatisfy { $0.actor == "anna" && $0.roles == ["analyst"] })
      #expect(trail.allSatisfy { $0.requestId == answer.headers[.xRequestID] })
      #expect(trail.map(\.sequence) == [1, 2])
    }
  }

  @Test("records what was made, and why something failed")
  func outcomes() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.admin)
      _ = try await gateway.send(.post, "start", token: token)
      gateway.services.fail(
        TrainerMethods.startRun,
        .init(
          code: .failedPrecondition, message: "one runs",
          metadata: ["x-reason": "run-already-active"]))
      _ = try await gateway.send(.post, "start", token: token)
      let trail = try await Self.trail(gateway)
      #expect(trail.map(\.outcome) == ["attempted", "succeeded", "attempted", "failed"])
      #expect(trail[1].objectId == "run-1")
      #expect(trail[3].reason == "run-already-active")
    }
  }

  @Test("records that a page may not follow the events")
  func foreignPage() async throws {
    try await withGateway { gateway in
      let answer = try await gateway.send(
        .get, "events", token: gateway.token(.analyst, subject: "anna"),
        headers: [.origin: "https://evil.example"])
      #expect(answer.status == 403)
      let entry = try #require(try await Self.trail(gateway).first)
      #expect(entry.action == "GET \(RunningGateway.base)/events")
      #expect(entry.outcome == "denied")
      #expect(entry.actor == "anna")
      #expect(entry.reason == "forbidden")
    }
  }

  @Test("records who was not let in, and why")
  func denials() async throws {
    try await withGateway { gateway in
      _ = try await gateway.send(.get, "status")
      _ = try await gateway.send(.get, "status", token: "x.y.z")
      _ = try await gateway.send(
        .post, "deploy/mv-1", token: gateway.token(.analyst, subject: "anna"))
      let trail = try await Self.trail(gateway)
      #expect(trail.map(\.outcome) == ["denied", "denied", "denied"])
      #expect(trail.map(\.reason) == ["missing-token", "invalid-token", "forbidden"])
      #expect(trail.map(\.actor) == ["anonymous", "anonymous", "anna"])
      #expect(trail[0].action == "GET \(RunningGateway.base)/status")
      #expect(trail[2].action == "model.deploy")
      #expect(trail[2].objectId == "mv-1")
    }
  }

  @Test("records no reads, and each chat once")
  func reads() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.analyst)
      _ = try await gateway.send(.get, "status", token: token)
      _ = try await gateway.send(
        .post, "/v1/chat/completions", token: token,
        json: #"{"model":"reddytalk","messages":[{"role":"user","content":"secret words"}]}"#)
      let trail = try await Self.trail(gateway)
      #expect(trail.map(\.action) == ["chat.complete"])
      #expect(trail.map(\.outcome) == ["succeeded"])
    }
  }

  @Test("does nothing that it cannot record")
  func refusal() async throws {
    try await withGateway {
      $0.audit = BrokenTrail()
    } _: { gateway in
      let token = try await gateway.token(.admin)
      for path in ["start", "approve/mv-1", "deployments/dep-1/rollback"] {
        let answer = try await gateway.send(.post, path, token: token)
        #expect(answer.status == 503, "\(path)")
        #expect(answer.problem == .serviceUnavailable)
        #expect(try answer.json(ProblemDetails.self).detail.contains("audit"))
      }
      #expect(gateway.services.received(Reddytalk_Trainer_V1_StartRunRequest.self).isEmpty)
      #expect(gateway.services.received(Reddytalk_Deployer_V1_ApproveRequest.self).isEmpty)
      let chat = try await gateway.send(
        .post, "/v1/chat/completions", token: token,
        json: #"{"model":"reddytalk","messages":[{"role":"user","content":"x"}]}"#)
      #expect(chat.status == 503)
      // Looking is still possible.
      #expect(try await gateway.send(.get, "status", token: token).status == 200)
      #expect(try await gateway.send(.get, "status").status == 401)
    }
  }

  @Test("shows older records page by page")
  func pages() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.admin)
      for _ in 0..<3 { _ = try await gateway.send(.get, "status") }
      func page(_ query: String) async throws -> [Int] {
        try await gateway.send(.get, "audit?\(query)", token: token)
          .json(AuditResource.self).entries.map(\.sequence)
      }
      #expect(try await page("limit=2") == [3, 2])
      #expect(try await page("limit=2&before=2") == [1])
      #expect(try await page("before=1") == [])
      #expect(try await page("before=999") == [3, 2, 1])
    }
  }

  @Test("is not filled by an address that is refused again and again")
  func flood() async throws {
    try await withGateway {
      $0.config.rates = [.refused: RateLimit(perSecond: 0.001, burst: 2)]
    } _: { gateway in
      var statuses: [Int] = []
      for _ in 0..<4 { statuses.append(try await gateway.send(.get, "status").status) }
      #expect(statuses == [401, 401, 429, 429])
      #expect(try await Self.trail(gateway).count == 2)
    }
  }
}
