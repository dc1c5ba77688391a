import API
import AccessTokens
import Foundation
import HTTPTypes
import RESTContract
import RPCCore
import Synchronization
import Testing

@testable import Gateway

@Suite struct ChatTests {
  private static let question = #""messages":[{"role":"user","content":"my chest hurts"}]"#

  private static func asked(
    _ gateway: RunningGateway
  ) -> [Reddytalk_Deployer_V1_CompleteRequest] {
    gateway.services.received(Reddytalk_Deployer_V1_CompleteRequest.self)
  }

  @Test("answers as OpenAI does, and says where the answer comes from")
  func completion() async throws {
    try await withGateway { gateway in
      let answer = try await gateway.send(
        .post, "/v1/chat/completions", token: gateway.token(.ingest),
        json: """
          {"model":"reddytalk",\(Self.question),"temperature":0.2,
           "metadata":{"conversation_id":"call-7"},"user":"u-1"}
          """)
      let completion: ChatCompletionResource = try answer.json()
      #expect(answer.status == 200)
      #expect(completion.object == "chat.completion")
      #expect(completion.id.hasPrefix("chatcmpl-"))
      #expect(completion.model == "reddytalk")
      #expect(completion.choices.map(\.message.content) == ["Call 911."])
      #expect(completion.choices.map(\.finishReason) == ["stop"])
      #expect(completion.usage.totalTokens == 10)
      #expect(completion.reddytalk?.conversationId == "call-7")
      #expect(completion.reddytalk?.modelVersionId == "mv-1")
      #expect(completion.reddytalk?.disposition == "escalate_emergency")
      #expect(completion.reddytalk?.category == "emergency")
      let request = try #require(Self.asked(gateway).first)
      #expect(request.environment == .production)
      #expect(request.conversationID == "call-7")
      #expect(request.modelVersionID == "")
      #expect(request.messages.map(\.content) == ["my chest hurts"])
    }
  }

  @Test("streams role, text and provenance, and marks the end")
  func stream() async throws {
    try await withGateway { gateway in
      let answer = try await gateway.send(
        .post, "/v1/chat/completions", token: gateway.token(.ingest),
        json: #"{"model":"reddytalk","stream":true,\#(Self.question)}"#)
      #expect(answer.status == 200)
      #expect(answer.headers[.contentType] == "text/event-stream")
      let messages = answer.text.components(separatedBy: "\n\n").filter { !$0.isEmpty }
      #expect(messages.allSatisfy { $0.hasPrefix("data: ") })
      #expect(messages.last == "data: [DONE]")
      let chunks = try messages.dropLast().map { message in
        try RESTCoding.makeDecoder().decode(
          ChatCompletionChunkResource.self, from: Data(message.dropFirst(6).utf8))
      }
      #expect(chunks.first?.choices.first?.delta.role == "assistant")
      #expect(chunks.compactMap(\.choices.first?.delta.content).joined() == "Call 911.")
      #expect(chunks.map(\.choices.first?.finishReason) == [nil, nil, nil, "stop"])
      #expect(Set(chunks.map(\.id)).count == 1)
      #expect(chunks.last?.reddytalk?.deploymentId == "dep-1")
    }
  }

  @Test("gives an error before the first piece its status, and one after it in the stream")
  func streamErrors() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.ingest)
      let json = #"{"model":"reddytalk","stream":true,\#(Self.question)}"#
      gateway.services.script.withLock {
        $0.chunkFailure = RPCError(code: .unavailable, message: "lost")
      }
      let late = try await gateway.send(.post, "/v1/chat/completions", token: token, json: json)
      #expect(late.status == 200)
      #expect(late.text.contains(#""code":"service-unavailable""#))
      #expect(!late.text.contains("[DONE]"))
      gateway.services.script.withLock { $0.chunks = [] }
      let early = try await gateway.send(.post, "/v1/chat/completions", token: token, json: json)
      #expect(early.status == 503)
    }
  }

  @Test("makes a conversation up when none is named, another one each time")
  func generatedConversation() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.ingest)
      for _ in 0..<2 {
        _ = try await gateway.send(
          .post, "/v1/chat/completions", token: token,
          json: #"{"model":"reddytalk",\#(Self.question)}"#)
      }
      let ids = Self.asked(gateway).map(\.conversationID)
      #expect(Set(ids).count == 2)
      #expect(ids.allSatisfy { !$0.isEmpty })
    }
  }

  @Test("takes the user for the conversation, and hides one that could be a name")
  func userConversation() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.ingest)
      for user in ["u-1", "Maria Gonzalez", "Maria Gonzalez"] {
        _ = try await gateway.send(
          .post, "/v1/chat/completions", token: token,
          json: #"{"model":"reddytalk","user":"\#(user)",\#(Self.question)}"#)
      }
      let ids = Self.asked(gateway).map(\.conversationID)
      #expect(ids[0] == "u-1")
      #expect(ids[1].hasPrefix("user-"))
      #expect(ids[1] == ids[2])
    }
  }

  @Test(
    "asks the environment or the version that the model names",
    arguments: [
      ("production", .production, ""), ("staging", .staging, ""), ("test", .test, ""),
      ("mv-2", .staging, "mv-2"), ("mv-1", .production, "mv-1"),
    ] as [(String, Reddytalk_Deployer_V1_Environment, String)])
  func targets(
    model: String, environment: Reddytalk_Deployer_V1_Environment, version: String
  ) async throws {
    try await withGateway { gateway in
      let answer = try await gateway.send(
        .post, "/v1/chat/completions", token: gateway.token(.analyst),
        json: #"{"model":"\#(model)",\#(Self.question)}"#)
      #expect(answer.status == 200)
      #expect(Self.asked(gateway).map(\.environment) == [environment])
      #expect(Self.asked(gateway).map(\.modelVersionID) == [version])
    }
  }

  @Test("lets the assistant ask only what patients may be answered by")
  func productionOnly() async throws {
    try await withGateway { gateway in
      let answer = try await gateway.send(
        .post, "/v1/chat/completions", token: gateway.token(.ingest),
        json: #"{"model":"staging",\#(Self.question)}"#)
      #expect(answer.status == 403)
      #expect(Self.asked(gateway).isEmpty)
    }
  }

  @Test("tells errors in OpenAI's shape")
  func errors() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.analyst)
      gateway.services.fail(
        DeployerMethods.complete, .init(code: .notFound, message: "nothing is live in test"))
      let cases: [(String?, String, Int, String, String)] = [
        (
          token, #"{"model":"test",\#(Self.question)}"#, 404, "invalid_request_error",
          "unknown-model"
        ),
        (
          token, #"{"model":"mv-9",\#(Self.question)}"#, 404, "invalid_request_error",
          "unknown-model"
        ),
        (
          token, #"{"model":"a b",\#(Self.question)}"#, 404, "invalid_request_error",
          "unknown-model"
        ),
        (nil, "{}", 401, "authentication_error", "missing-token"),
        (token, "{", 400, "invalid_request_error", "malformed-request"),
        (token, #"{"model":"test"}"#, 422, "invalid_request_error", "invalid-parameters"),
        (
          token, #"{"model":"test","messages":[]}"#, 422, "invalid_request_error",
          "invalid-parameters"
        ),
        (
          token,
          #"{"model":"test","messages":[{"role":"user","content":"x"},{"role":"tool","content":"x"}]}"#,
          422, "invalid_request_error", "invalid-parameters"
        ),
      ]
      for (token, json, status, type, code) in cases {
        let answer = try await gateway.send(
          .post, "/v1/chat/completions", token: token, json: json)
        let error: ChatErrorResource = try answer.json()
        #expect(answer.status == status, "\(json)")
        #expect(error.error.type == type, "\(json)")
        #expect(error.error.code == code, "\(json)")
        #expect(answer.headers[.contentType] == "application/json")
      }
    }
  }

  @Test("takes content in parts, and developer for system")
  func newerClients() async throws {
    try await withGateway { gateway in
      let answer = try await gateway.send(
        .post, "/v1/chat/completions", token: gateway.token(.ingest),
        json: """
          {"model":"reddytalk","messages":[{"role":"developer","content":"be kind"},
           {"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}]}
          """)
      #expect(answer.status == 200)
      #expect(Self.asked(gateway).first?.messages.map(\.role) == ["system", "user"])
      #expect(Self.asked(gateway).first?.messages.map(\.content) == ["be kind", "a\nb"])
    }
  }

  @Test("lists what can be asked")
  func models() async throws {
    try await withGateway { gateway in
      let list: ChatModelsResource = try await gateway.send(
        .get, "/v1/models", token: gateway.token(.ingest)
      ).json()
      #expect(list.data.map(\.id) == ["staging", "mv-2", "reddytalk", "production", "mv-1"])
      #expect(list.data.allSatisfy { $0.object == "model" && $0.created == 1_800_000_005 })
    }
  }
}
