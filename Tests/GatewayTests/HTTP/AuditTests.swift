import API
import AccessTokens
import Foundation
import HTTPTypes
import RESTContract
import RPCCore
import Synchronization
import TestSupport
import Testing

@testable import Gateway

@Suite struct AuditTests {
  /// An audit trail that cannot be written.
  private struct BrokenTrail: AuditStorage {
    struct Broken: Error {}

    func append(_ record: AccessRecord) async throws { throw Broken() }
  }

  /// What happened, without that people signed in for it.
  private static func trail(_ gateway: RunningGateway) async throws -> [AuditResource.Entry] {
    try await Self.records(gateway).filter { $0.action != "session.begin" }
  }

  private static func records(_ gateway: RunningGateway) async throws -> [AuditResource.Entry] {
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
      // The first is that anna signed in.
      #expect(trail.map(\.sequence) == [2, 3])
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

  @Test("records how a chat ended")
  func failedChats() async throws {
    try await withGateway { gateway in
      let body = #"{"model":"reddytalk","messages":[{"role":"user","content":"x"}]}"#
      let token = try await gateway.token(.analyst)
      gateway.services.fail(
        DeployerMethods.complete, .init(code: .unavailable, message: "gone"))
      #expect(
        try await gateway.send(.post, "/v1/chat/completions", token: token, json: body).status
          == 503)
      // Only what is live in production is for everybody.
      let other = body.replacing("reddytalk", with: "staging")
      #expect(
        try await gateway.send(
          .post, "/v1/chat/completions", token: gateway.token(.ingest), json: other
        ).status == 403)
      let trail = try await Self.trail(gateway)
      #expect(trail.map(\.action) == ["chat.complete", "chat.complete"])
      #expect(trail.map(\.outcome) == ["failed", "denied"])
      #expect(trail.map(\.reason) == ["service-unavailable", "forbidden"])
    }
  }

  @Test("records that an answer in pieces is given and how it ended")
  func streamedChats() async throws {
    try await withGateway { gateway in
      let body =
        #"{"model":"reddytalk","stream":true,"messages":[{"role":"user","content":"x"}]}"#
      let token = try await gateway.token(.analyst)
      _ = try await gateway.send(.post, "/v1/chat/completions", token: token, json: body)
      gateway.services.script.withLock {
        $0.chunkFailure = .init(code: .unavailable, message: "gone")
      }
      _ = try await gateway.send(.post, "/v1/chat/completions", token: token, json: body)
      // The last record is written when the answer has been sent.
      try await eventually("both answers have ended") {
        try await Self.trail(gateway).count == 4
      }
      let trail = try await Self.trail(gateway)
      #expect(trail.map(\.outcome) == ["attempted", "succeeded", "attempted", "failed"])
      #expect(trail.last?.reason == "service-unavailable")
    }
  }

  @Test("records each token when it is first shown")
  func signIns() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.analyst, subject: "anna", id: "token-1")
      for _ in 0..<3 { _ = try await gateway.send(.get, "status", token: token) }
      // Who is not let in is named by the denial.
      _ = try await gateway.send(.post, "stop", token: gateway.token(.analyst, subject: "bob"))
      let signIns = try await Self.records(gateway).filter { $0.action == "session.begin" }
      #expect(signIns.map(\.actor) == ["anna", "admin"])
      #expect(signIns.first?.objectId == "token-1")
      #expect(signIns.first?.roles == ["analyst"])
    }
  }

  @Test("finds records by who, what, how and when")
  func search() async throws {
    try await withGateway { gateway in
      let admin = try await gateway.token(.admin)
      _ = try await gateway.send(
        .post, "approve/mv-1", token: gateway.token(.analyst, subject: "anna"))
      _ = try await gateway.send(
        .post, "deploy/mv-2", token: gateway.token(.analyst, subject: "bob"))
      func found(_ query: String) async throws -> [String] {
        try await gateway.send(.get, "audit?service=gateway&\(query)", token: admin)
          .json(AuditResource.self).entries.map { "\($0.actor) \($0.action) \($0.outcome)" }
      }
      #expect(try await found("object=mv-2") == ["bob model.deploy denied"])
      #expect(try await found("outcome=denied") == ["bob model.deploy denied"])
      #expect(
        try await found("actor=anna&action=model.")
          == ["anna model.approve succeeded", "anna model.approve attempted"])
      #expect(try await found("since=2999-01-01T00:00:00Z").isEmpty)
      #expect(try await found("until=2001-01-01T00:00:00Z").isEmpty)
      for query in ["since=yesterday", "outcome=good", "before=-1", "limit=0"] {
        #expect(
          try await gateway.send(.get, "audit?\(query)", token: admin).status == 422, "\(query)")
      }
      #expect(try await gateway.send(.get, "audit?service=x", token: admin).status == 404)
    }
  }

  @Test("exports the whole trail as lines, and records that first")
  func export() async throws {
    try await withGateway { gateway in
      let admin = try await gateway.token(.admin)
      _ = try await gateway.send(.post, "approve/mv-1", token: admin)
      let answer = try await gateway.send(.get, "audit/export/gateway", token: admin)
      #expect(answer.status == 200)
      #expect(answer.headers[.contentType] == "application/x-ndjson")
      let lines = try answer.text.split(separator: "\n").map {
        try JSONDecoder().decode(AuditExportLine.self, from: Data($0.utf8))
      }
      #expect(lines.first?.kind == .trail && lines.first?.service == "gateway")
      #expect(lines.last?.kind == .end && lines.last?.entries == 4)
      let entries = lines.filter { $0.kind == .entry }
      #expect(
        entries.map(\.action)
          == ["session.begin", "model.approve", "model.approve", "audit.export"])
      #expect(entries.map(\.sequence) == [1, 2, 3, 4])
      #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.hash == $1.previousHash })
      try await eventually("the export has ended in the trail too") {
        try await Self.trail(gateway).filter { $0.action == "audit.export" }.map(\.outcome)
          == ["succeeded", "attempted", "succeeded"]
      }
    }
  }

  @Test("does not verify a trail without its witness")
  func withoutWitness() async throws {
    try await withGateway { gateway in
      let admin = try await gateway.token(.admin)
      let answer = try await gateway.send(.get, "audit/verification/gateway", token: admin)
      #expect(answer.status >= 500)
      let heads = try await gateway.send(.get, "audit/heads", token: admin)
        .json(AuditHeadsResource.self)
      #expect(heads.trails.map(\.service).count == 5)
      #expect(heads.trails.last?.records == 1)
      #expect(heads.trails.first?.records == nil)
    }
  }

  @Test("shows older records page by page")
  func pages() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.admin)
      _ = try await gateway.send(.get, "status", token: token)
      for _ in 0..<2 { _ = try await gateway.send(.get, "status") }
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
