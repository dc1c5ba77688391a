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

@Suite struct IdempotencyTests {
  private static let key: HTTPFields = [.idempotencyKey: "\"k-1\""]

  private static func starts(
    _ gateway: RunningGateway
  ) -> [Reddytalk_Trainer_V1_StartRunRequest] {
    gateway.services.received(Reddytalk_Trainer_V1_StartRunRequest.self)
  }

  @Test("gives a repeated request the first answer, and does nothing again")
  func replay() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.admin)
      let first = try await gateway.send(
        .post, "start", token: token, json: #"{"metadata":{"reason":"a"}}"#, headers: Self.key)
      let second = try await gateway.send(
        .post, "start", token: token, json: #"{"metadata":{"reason":"a"}}"#,
        headers: [.idempotencyKey: "k-1"])
      #expect(second.status == 202)
      #expect(second.body == first.body)
      #expect(second.headers[.location] == first.headers[.location])
      #expect(first.headers[.idempotencyReplayed] == nil)
      #expect(second.headers[.idempotencyReplayed] == "true")
      #expect(Self.starts(gateway).count == 1)
      #expect(Self.starts(gateway).first?.idempotencyKey == "admin:k-1")
    }
  }

  @Test("refuses a key that was used with another body")
  func reuse() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.admin)
      _ = try await gateway.send(.post, "start", token: token, headers: Self.key)
      let answer = try await gateway.send(
        .post, "start", token: token, json: "{}", headers: Self.key)
      #expect(answer.status == 422)
      #expect(answer.problem == .idempotencyKeyReused)
    }
  }

  @Test("keeps the keys of subjects and paths apart")
  func scopes() async throws {
    try await withGateway { gateway in
      for subject in ["a", "b"] {
        let token = try await gateway.token(.admin, subject: subject)
        _ = try await gateway.send(.post, "start", token: token, headers: Self.key)
        _ = try await gateway.send(.post, "stop", token: token, headers: Self.key)
      }
      #expect(Self.starts(gateway).map(\.idempotencyKey) == ["a:k-1", "b:k-1"])
      #expect(gateway.services.received(Reddytalk_Trainer_V1_StopRunRequest.self).count == 2)
    }
  }

  @Test("tries again what failed")
  func failure() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.admin)
      gateway.services.fail(
        TrainerMethods.startRun, .init(code: .unavailable, message: "down"))
      let failed = try await gateway.send(.post, "start", token: token, headers: Self.key)
      #expect(failed.status == 503)
      gateway.services.script.withLock { $0.failures = [:] }
      let answer = try await gateway.send(.post, "start", token: token, headers: Self.key)
      #expect(answer.status == 202)
    }
  }

  @Test("names each effect anew without a key")
  func withoutKey() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.admin)
      for _ in 0..<2 { _ = try await gateway.send(.post, "start", token: token) }
      #expect(Set(Self.starts(gateway).map(\.idempotencyKey)).count == 2)
    }
  }

  @Test("refuses a key that is none")
  func malformed() async throws {
    try await withGateway { gateway in
      let answer = try await gateway.send(
        .post, "start", token: gateway.token(.admin), headers: [.idempotencyKey: "a b"])
      #expect(answer.problem == .malformedRequest)
    }
  }

  /// An audit trail that is elsewhere.
  private struct DistantTrail: AuditStorage {
    func append(_ record: AccessRecord) async throws {}
    func entries(before sequence: UInt64?, limit: Int) async throws -> [AuditTrailEntry] { [] }
  }

  @Test("is unavailable, and has not failed, while its store cannot be written")
  func unusableStore() async throws {
    try await withGateway {
      $0.audit = DistantTrail()
    } _: { gateway in
      try await gateway.store.close()
      let answer = try await gateway.send(
        .post, "start", token: gateway.token(.admin), headers: Self.key)
      #expect(answer.status == 503)
      #expect(answer.problem == .serviceUnavailable)
      #expect(answer.headers[.retryAfter] == "2")
    }
  }
}

@Suite struct GatewayStoreIdempotencyTests {
  private let scope = IdempotencyScope(subject: "s", path: "/p", key: "k")

  @Test("tells a request in progress from one that its process did not live to answer")
  func staleClaims() async throws {
    let directory = TemporaryDirectory()
    let store = try GatewayStore(directory: directory.url)
    let now = Date()
    let print = Data([1])
    func claim(at time: Date, _ print: Data) async throws -> IdempotencyClaim {
      try await store.claim(
        self.scope, fingerprint: print, now: time, staleBefore: time - 60)
    }
    #expect(try await claim(at: now, print) == .claimed)
    #expect(try await claim(at: now + 59, print) == .inProgress)
    #expect(try await claim(at: now + 59, Data([2])) == .usedForAnotherRequest)
    #expect(try await claim(at: now + 61, print) == .claimed)
    #expect(try await claim(at: now + 62, print) == .inProgress)
    let answer = StoredAnswer(status: 202, contentType: "a/b", location: "/x", body: Data([9]))
    try await store.complete(self.scope, with: answer)
    #expect(try await claim(at: now + 500, print) == .answered(answer))
    try await store.prune(
      eventsBefore: now, answersBefore: now + 61.5, revocationsBefore: now)
    #expect(try await claim(at: now + 501, print) == .claimed)
    try await store.close()
  }

  @Test("lets a request be repeated at once whose process was killed before it answered")
  func abandonedClaims() async throws {
    let directory = TemporaryDirectory()
    let now = Date()
    func claim(_ store: GatewayStore, _ print: Data) async throws -> IdempotencyClaim {
      try await store.claim(self.scope, fingerprint: print, now: now, staleBefore: now - 60)
    }
    let answered = IdempotencyScope(subject: "s", path: "/p", key: "answered")
    let answer = StoredAnswer(status: 202, contentType: "a/b", location: nil, body: Data([9]))
    let killed = try GatewayStore(directory: directory.url)
    #expect(try await claim(killed, Data([1])) == .claimed)
    _ = try await killed.claim(answered, fingerprint: Data(), now: now, staleBefore: now - 60)
    try await killed.complete(answered, with: answer)
    try await killed.close()
    let store = try GatewayStore(directory: directory.url)
    try await store.releaseAbandoned()
    #expect(try await claim(store, Data([2])) == .usedForAnotherRequest)
    #expect(try await claim(store, Data([1])) == .claimed)
    #expect(try await claim(store, Data([1])) == .inProgress)
    #expect(
      try await store.claim(answered, fingerprint: Data(), now: now, staleBefore: now - 60)
        == .answered(answer))
    try await store.close()
  }
}
