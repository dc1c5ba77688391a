import API
import AccessTokens
import Foundation
import HTTPTypes
import RESTContract
import RPCCore
import Synchronization
import Testing

@testable import Gateway

@Suite struct IntakeTests {
  private static let lines: HTTPFields = [.contentType: "application/x-ndjson"]

  private static func conversation(_ id: String) -> String {
    #"{"id":"\#(id)","messages":[{"role":"user","content":"hello"}]}"#
  }

  private static func ids(_ gateway: RunningGateway) -> [String] {
    gateway.services.received(Reddytalk_Collector_V1_IngestConversationsRequest.self)
      .flatMap { $0.conversations.map(\.id) }
  }

  @Test(
    "takes one conversation, an array, or an object with an array",
    arguments: [
      ("\(conversation("a"))", ["a"]), ("[\(conversation("a")),\(conversation("b"))]", ["a", "b"]),
      (#"{"conversations":[\#(conversation("c"))]}"#, ["c"]),
    ])
  func forms(json: String, ids: [String]) async throws {
    try await withGateway { gateway in
      let answer = try await gateway.send(
        .post, "conversations", token: gateway.token(.ingest), json: json)
      let result: IngestResource = try answer.json()
      #expect(answer.status == 200)
      #expect(result.received == ids.count)
      #expect(result.accepted == ids.count)
      #expect(result.identifiersRemoved == ["NAME": ids.count])
      #expect(Self.ids(gateway) == ids)
    }
  }

  @Test("passes on everything that a record may hold, and ignores the rest")
  func members() async throws {
    try await withGateway { gateway in
      let answer = try await gateway.send(
        .post, "conversations", token: gateway.token(.ingest),
        json: """
          {"id":"a","source":"import:x","group":"g","category":"emergency","label":1,
           "messages":[{"role":"user","content":"chest pain"}],"rating":4,
           "feedback":{"vote":"up","correctedAnswer":"Call 911","givenBy":"clinician"},
           "occurredAt":"2026-01-02T03:04:05Z"}
          """)
      #expect(answer.status == 200)
      let sent = try #require(
        gateway.services.received(Reddytalk_Collector_V1_IngestConversationsRequest.self)
          .first?.conversations.first)
      #expect(sent.source == "import:x")
      #expect(sent.group == "g")
      #expect(sent.category == .emergency)
      #expect(sent.messages.map(\.content) == ["chest pain"])
      #expect(sent.feedback.vote == .up)
      #expect(sent.feedback.rating == 4)
      #expect(sent.feedback.correctedAnswer == "Call 911")
      #expect(sent.feedback.conversationID == "a")
      #expect(sent.occurredAtMs == 1_767_323_045_000)
    }
  }

  @Test("takes the good lines and names each bad one by its number and reason")
  func damagedLines() async throws {
    try await withGateway { gateway in
      let body = [
        Self.conversation("a"), "", #"{"id":"b","messages":["#, Self.conversation("c"),
        #"{"messages":[]}"#, "not json", #"{"id":"d","messages":"none"}"#,
        #"{"id":"e","messages":[],"feedback":{"vote":"maybe"}}"#, Self.conversation("f"),
      ].joined(separator: "\r\n")
      let answer = try await gateway.send(
        .post, "conversations", token: gateway.token(.ingest), body: Array(body.utf8),
        headers: Self.lines)
      let result: IngestResource = try answer.json()
      #expect(answer.status == 200)
      #expect(Self.ids(gateway) == ["a", "c", "f"])
      #expect(result.received == 8)
      #expect(result.accepted == 3)
      #expect(result.rejected == 5)
      #expect(result.items.map(\.line) == [3, 5, 6, 7, 8])
      #expect(result.items.map(\.index) == [1, 3, 4, 5, 6])
      #expect(result.items[0].reasons[0].hasPrefix("not JSON: "))
      #expect(result.items[1].reasons == ["/id: missing"])
      #expect(result.items[3].reasons == ["/messages: expected an array"])
      #expect(result.items[4].reasons == ["feedback.vote must be up or down"])
      #expect(result.items[4].id == "e")
    }
  }

  @Test("takes the good elements of an array and names the bad ones by their index")
  func damagedElements() async throws {
    try await withGateway { gateway in
      let answer = try await gateway.send(
        .post, "conversations", token: gateway.token(.ingest),
        json: "[\(Self.conversation("a")),7,\(Self.conversation("b"))]")
      let result: IngestResource = try answer.json()
      #expect(result.accepted == 2)
      #expect(result.items.map(\.index) == [1])
      #expect(result.items.map(\.line) == [nil])
    }
  }

  @Test("tells what the Collector made of each item, under the item's own line")
  func outcomes() async throws {
    try await withGateway { gateway in
      gateway.services.script.withLock {
        $0.ingest = { request in
          var response = Reddytalk_Collector_V1_IngestResponse.accepting(
            request.conversations.map(\.id))
          response.results[0].outcome = .duplicate
          response.results[1].outcome = .quarantined
          response.results[1].reasons = ["too short"]
          response.results[2].outcome = .rejected
          response.results[2].reasons = ["no user turn"]
          return response
        }
      }
      let body = (["broken"] + ["a", "b", "c", "d"].map(Self.conversation)).joined(separator: "\n")
      let result: IngestResource = try await gateway.send(
        .post, "conversations", token: gateway.token(.ingest), body: Array(body.utf8),
        headers: Self.lines
      ).json()
      #expect(result.accepted == 1)
      #expect(result.duplicates == 1)
      #expect(result.quarantined == 1)
      #expect(result.rejected == 2)
      #expect(result.items.map(\.line) == [1, 3, 4])
      #expect(result.items.map(\.outcome) == ["rejected", "quarantined", "rejected"])
      #expect(result.items.map(\.reasons.last)[1...] == ["too short", "no user turn"])
    }
  }

  @Test("hands large bodies on in batches, and leaves nothing out")
  func batches() async throws {
    try await withGateway { gateway in
      let ids = (0..<250).map { "c-\($0)" }
      let body = ids.map(Self.conversation).joined(separator: "\n")
      let result: IngestResource = try await gateway.send(
        .post, "conversations", token: gateway.token(.ingest), body: Array(body.utf8),
        headers: Self.lines
      ).json()
      #expect(result.accepted == 250)
      #expect(Self.ids(gateway) == ids)
      let sizes = gateway.services.received(Reddytalk_Collector_V1_IngestConversationsRequest.self)
        .map(\.conversations.count)
      #expect(sizes == [100, 100, 50])
    }
  }

  @Test("lists no more bad items than an answer should hold, and says how many it left out")
  func boundedItems() async throws {
    try await withGateway { gateway in
      let body = Self.conversation("a") + String(repeating: "\nx", count: 1005)
      let result: IngestResource = try await gateway.send(
        .post, "conversations", token: gateway.token(.ingest), body: Array(body.utf8),
        headers: Self.lines
      ).json()
      #expect(result.rejected == 1005)
      #expect(result.items.count == 1000)
      #expect(result.itemsOmitted == 5)
    }
  }

  @Test("is 422 when nothing could be taken, with every fault", arguments: ["", "\n\n"])
  func empty(body: String) async throws {
    try await withGateway { gateway in
      let answer = try await gateway.send(
        .post, "conversations", token: gateway.token(.ingest), body: Array(body.utf8),
        headers: Self.lines)
      #expect(answer.status == 422)
      #expect(answer.problem == .invalidParameters)
    }
  }

  @Test("is 422 when every line is bad, with every fault")
  func nothingTaken() async throws {
    try await withGateway { gateway in
      let answer = try await gateway.send(
        .post, "conversations", token: gateway.token(.ingest), body: Array("x\n{}".utf8),
        headers: Self.lines)
      #expect(answer.status == 422)
      #expect(try answer.json(ProblemDetails.self).errors?.map(\.line) == [1, 2])
    }
  }

  @Test("says how much is stored when the Collector is lost on the way")
  func interruption() async throws {
    try await withGateway { gateway in
      let services = gateway.services
      services.script.withLock {
        $0.ingest = { request in
          // The next batch finds nobody.
          services.fail(
            CollectorMethods.ingestConversations, .init(code: .unavailable, message: "gone"))
          return .accepting(request.conversations.map(\.id))
        }
      }
      let body = (0..<150).map { Self.conversation("c-\($0)") }.joined(separator: "\n")
      let answer = try await gateway.send(
        .post, "conversations", token: gateway.token(.ingest), body: Array(body.utf8),
        headers: Self.lines)
      #expect(answer.status == 503)
      #expect(try answer.json(ProblemDetails.self).detail.contains("100 items"))
    }
  }

  @Test("takes feedback, and gives the same id to the same words")
  func feedback() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.analyst)
      let json = #"{"conversationId":"a","rating":5,"comment":"kind"}"#
      for _ in 0..<2 {
        let answer = try await gateway.send(.post, "feedback", token: token, json: json)
        #expect(answer.status == 200)
      }
      let sent = gateway.services.received(Reddytalk_Collector_V1_IngestFeedbackRequest.self)
        .flatMap(\.feedback)
      #expect(sent.count == 2)
      #expect(sent[0] == sent[1])
      #expect(!sent[0].id.isEmpty)
      #expect(sent[0].rating == 5)
      let missing = try await gateway.send(
        .post, "feedback", token: token, json: #"[{"rating":5},{"conversationId":"a","rating":9}]"#)
      #expect(missing.status == 422)
      #expect(
        try missing.json(ProblemDetails.self).errors?.map(\.reason) == [
          "conversationId is missing", "rating must be 1 to 5",
        ])
    }
  }

  @Test("repeats no text of a conversation in errors")
  func privacy() async throws {
    try await withGateway { gateway in
      let body = #"{"id":"a","messages":[{"role":"user","content":"Maria Gonzalez" oops}]}"#
      let answer = try await gateway.send(
        .post, "conversations", token: gateway.token(.ingest), body: Array(body.utf8),
        headers: Self.lines)
      #expect(answer.status == 422)
      #expect(!answer.text.contains("Maria"))
    }
  }
}

@Suite struct JSONLineSplitterTests {
  @Test("finds the same lines wherever the body is cut")
  func cuts() {
    let text = Array("\u{FEFF}one\n\ntwo\r\n  \nthree".utf8)
    for cut in 0...text.count {
      var splitter = JSONLineSplitter(maximumLineBytes: 100)
      var lines = splitter.append(text[..<cut]) + splitter.append(text[cut...])
      if let last = splitter.finish() { lines.append(last) }
      #expect(lines.map(\.number) == [1, 3, 5])
      #expect(
        lines.map(\.line) == [
          .text(Array("one".utf8)), .text(Array("two\r".utf8)), .text(Array("three".utf8)),
        ])
    }
  }

  @Test("skips a line that is too long, and goes on with the next")
  func long() {
    var splitter = JSONLineSplitter(maximumLineBytes: 3)
    let lines = splitter.append(Array("abcd\nabc\nabcdef".utf8))
    #expect(lines.map(\.line) == [.tooLong, .text(Array("abc".utf8))])
    #expect(splitter.finish()?.line == .tooLong)
  }
}
