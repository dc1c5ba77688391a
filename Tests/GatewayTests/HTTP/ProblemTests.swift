import API
import AccessTokens
import Foundation
import HTTPTypes
import RESTContract
import RPCCore
import Synchronization
import Testing

@testable import Gateway

@Suite struct ProblemTests {
  @Test(
    "maps what services say to statuses and problem types",
    arguments: [
      (RPCError.Code.failedPrecondition, "run-already-active", 409, "run-already-active"),
      (.failedPrecondition, "wrong-state", 409, "wrong-state"),
      (.failedPrecondition, "verdict-missing", 409, "verdict-missing"),
      (.failedPrecondition, "approval-missing", 409, "approval-missing"),
      (.permissionDenied, "approval-by-same-identity", 403, "approval-by-same-identity"),
      (.notFound, "unknown-model", 404, "unknown-model"),
      (.invalidArgument, "invalid-parameters", 422, "invalid-parameters"),
      (.unavailable, "service-unavailable", 503, "service-unavailable"),
      (.notFound, nil, 404, "not-found"),
      (.failedPrecondition, nil, 409, "wrong-state"),
      (.alreadyExists, nil, 409, "wrong-state"),
      (.aborted, nil, 409, "wrong-state"),
      (.permissionDenied, nil, 403, "forbidden"),
      (.invalidArgument, nil, 422, "invalid-parameters"),
      (.outOfRange, nil, 422, "invalid-parameters"),
      (.resourceExhausted, nil, 429, "too-many-requests"),
      (.unavailable, nil, 503, "service-unavailable"),
      (.deadlineExceeded, nil, 504, "deadline-exceeded"),
      (.internalError, nil, 500, "internal-error"),
      (.unknown, "no-such-kind", 500, "internal-error"),
    ] as [(RPCError.Code, String?, Int, String)])
  func mapping(code: RPCError.Code, reason: String?, status: Int, kind: String) async throws {
    try await withGateway { gateway in
      let metadata: Metadata = reason.map { ["x-reason": $0] } ?? [:]
      gateway.services.fail(
        TrainerMethods.startRun, .init(code: code, message: "said so", metadata: metadata))
      let answer = try await gateway.send(.post, "start", token: gateway.token(.admin))
      let problem: ProblemDetails = try answer.json()
      #expect(answer.status == status)
      #expect(problem.status == status)
      #expect(problem.type == "urn:reddytalk:problem:\(kind)")
      #expect(problem.instance == "\(RunningGateway.base)/start")
      #expect(problem.requestId == answer.headers[.xRequestID])
      #expect(answer.headers[.contentType] == "application/problem+json")
      #expect((status == 503 || status == 429) == (answer.headers[.retryAfter] != nil))
    }
  }

  @Test("says nothing of what a service did not mean for others")
  func concealment() async throws {
    try await withGateway { gateway in
      gateway.services.fail(
        TrainerMethods.startRun, .init(code: .internalError, message: "row 7 of secrets"))
      let answer = try await gateway.send(.post, "start", token: gateway.token(.admin))
      #expect(!answer.text.contains("secrets"))
    }
  }

  @Test("names the service that cannot be reached")
  func unreachable() async throws {
    try await withGateway { gateway in
      gateway.services.fail(
        EvaluatorMethods.listEvaluations, .init(code: .unavailable, message: "refused"))
      let answer = try await gateway.send(.get, "evaluations", token: gateway.token(.admin))
      #expect(answer.status == 503)
      #expect(try answer.json(ProblemDetails.self).detail.contains("evaluator"))
    }
  }

  @Test("gives up on a service that does not answer in time")
  func deadline() async throws {
    try await withGateway {
      $0.config.requestTimeout = .milliseconds(100)
    } _: { gateway in
      gateway.services.script.withLock { _ = $0.hanging.insert(TrainerMethods.listRuns) }
      let answer = try await gateway.send(.get, "history", token: gateway.token(.admin))
      #expect(answer.status == 504)
      #expect(answer.problem == .deadlineExceeded)
    }
  }

  @Test("tells where a body stops being JSON")
  func malformedJSON() async throws {
    try await withGateway { gateway in
      let answer = try await gateway.send(
        .post, "start", token: gateway.token(.admin), json: "{\"metadata\":\n {\"reason\": oops}}")
      #expect(answer.status == 400)
      #expect(answer.problem == .malformedRequest)
      #expect(try answer.json(ProblemDetails.self).detail.contains("line 2, column 13"))
    }
  }

  @Test("points at the member that is of the wrong kind")
  func wrongType() async throws {
    try await withGateway { gateway in
      let answer = try await gateway.send(
        .post, "start", token: gateway.token(.admin),
        json: #"{"customParameters":{"batchSize":"many"}}"#)
      #expect(answer.status == 422)
      #expect(answer.problem == .invalidParameters)
      let faults = try answer.json(ProblemDetails.self).errors
      #expect(faults?.first?.pointer == "/customParameters/batchSize")
      #expect(faults?.first?.reason == "expected a whole number")
    }
  }

  @Test("refuses values outside of what can be, naming them")
  func wrongValues() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.admin)
      for (path, json) in [
        ("start", #"{"customParameters":{"epochs":-1}}"#),
        ("deploy/mv-1", #"{"environment":"moon"}"#), ("deploy/mv-1", #"{"strategy":"big-bang"}"#),
        ("tokens/revoke", #"{}"#), ("tokens/revoke", #"{"tokenId":"a","subject":"b"}"#),
      ] {
        let answer = try await gateway.send(.post, path, token: token, json: json)
        #expect(answer.status == 422, "\(path) \(json)")
      }
      for path in [
        "history?limit=0", "history?limit=201", "history?limit=x", "audit?before=-1",
        "evaluations?modelVersionId=a%20b", "evaluations/ev-1/report?format=pdf",
      ] {
        #expect(try await gateway.send(.get, path, token: token).status == 422, "\(path)")
      }
    }
  }

  @Test("takes JSON only where it takes JSON")
  func mediaType() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.admin)
      let form = try await gateway.send(
        .post, "start", token: token, body: Array("reason=x".utf8),
        headers: [.contentType: "application/x-www-form-urlencoded"])
      #expect(form.status == 415)
      #expect(form.problem == .unsupportedMediaType)
      let charset = try await gateway.send(
        .post, "start", token: token, body: Array("{}".utf8),
        headers: [.contentType: "application/json; charset=utf-8"])
      #expect(charset.status == 202)
    }
  }

  @Test("refuses a body that is too large, announced or not")
  func bodyTooLarge() async throws {
    try await withGateway {
      $0.config.maximumBodyBytes = 1024
    } _: { gateway in
      let token = try await gateway.token(.admin)
      let large = "{\"metadata\":{\"reason\":\"" + String(repeating: "a", count: 2000) + "\"}}"
      let announced = try await gateway.send(.post, "start", token: token, json: large)
      #expect(announced.status == 413)
      #expect(announced.problem == .bodyTooLarge)
      #expect(announced.headers[.connection] == "close")
      let chunked = try await RawConnection.exchange(
        port: gateway.port,
        "POST \(RunningGateway.base)/start HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\n"
          + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
          + "800\r\n\(String(repeating: "a", count: 0x800))\r\n0\r\n\r\n")
      #expect(chunked.hasPrefix("HTTP/1.1 413 "))
      #expect(gateway.services.received(Reddytalk_Trainer_V1_StartRunRequest.self).isEmpty)
    }
  }

  @Test("knows no other paths, and no other methods on those it knows")
  func unknownRoutes() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.admin)
      for path in [
        "", "statuses", "status/", "deploy", "deploy/a/b", "deploy/..%2f..", "deploy/a%20b",
        "/", "/api", "/v1/completions", "/v1/chat/completions/",
      ] {
        let answer = try await gateway.send(.get, path, token: token)
        #expect(answer.status == 404, "\(path): \(answer.status)")
      }
      let answer = try await gateway.send(.delete, "status", token: token)
      #expect(answer.status == 405)
      #expect(answer.problem == .methodNotAllowed)
      #expect(answer.headers[.allow] == "GET, HEAD")
      #expect(
        try await gateway.send(.get, "start", token: token).headers[.allow] == "POST")
    }
  }
}
