import AccessTokens
import Foundation
import HTTPClient
import HTTPTypes
import NIOCore
import NIOWebSocket
import RESTContract
import ServiceKit
import TestSupport
import Testing

@testable import Gateway

@Suite(.timeLimit(.minutes(3))) struct EventSocketTests {
  private static let upgrade: HTTPFields = [
    .connection: "Upgrade", .upgrade: "websocket", .secWebSocketKey: "dGhlIHNhbXBsZSBub25jZQ==",
    .secWebSocketVersion: "13",
  ]

  private static func bearer(_ token: String) -> [(String, String)] {
    [("Authorization", "Bearer \(token)")]
  }

  /// Publishes and waits until the events are in the log.
  private static func publish(
    _ gateway: RunningGateway, _ types: [String], json: String = "{}"
  ) async throws {
    let before = gateway.assembly.log.lastSequence
    for type in types { gateway.services.publish(type, by: .trainer, json: json) }
    try await eventually("the events are in the log") {
      gateway.assembly.log.lastSequence == before + UInt64(types.count)
    }
  }

  @Test("shows events as they happen, with their names and data as the services gave them")
  func live() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.analyst)
      try await Self.publish(gateway, ["training-pipeline-started"])
      try await EventSocketClient.with(gateway, headers: Self.bearer(token)) { socket in
        gateway.services.publish(
          "model-deployment-completed", by: .deployer, subject: "dep-1",
          json: #"{"switchMs":1.5,"ok":true}"#)
        let event = try await socket.event()
        #expect(event.type == "model-deployment-completed")
        #expect(event.source == "deployer")
        #expect(event.subjectId == "dep-1")
        #expect(event.data["switchMs"]?.doubleValue == 1.5)
        #expect(event.data["ok"] == .bool(true))
        #expect(event.occurredAt == Date(timeIntervalSince1970: 1_800_000_000))
        #expect(event.sequence == 2)
      }
    }
  }

  @Test("resumes after the sequence that a client has seen, and misses nothing")
  func resume() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.admin)
      try await Self.publish(gateway, (0..<600).map { "type-\($0)" })
      let seen = try await EventSocketClient.with(
        gateway, "?after=0", headers: Self.bearer(token)
      ) { socket in
        var events: [EventResource] = []
        for _ in 0..<10 { events.append(try await socket.event()) }
        return events
      }
      #expect(seen.map(\.sequence) == Array(1...10))
      try await EventSocketClient.with(gateway, "?after=10", headers: Self.bearer(token)) {
        socket in
        for expected in 11...600 {
          let event = try await socket.event()
          #expect(event.sequence == expected)
          #expect(event.type == "type-\(expected - 1)")
        }
        gateway.services.publish("last", by: .trainer)
        #expect(try await socket.event().type == "last")
      }
    }
  }

  @Test("shows only the types that are asked for")
  func types() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.admin)
      try await Self.publish(gateway, ["a", "b", "c", "b"])
      try await EventSocketClient.with(
        gateway, "?after=0&types=b,c", headers: Self.bearer(token)
      ) { socket in
        var types: [String] = []
        for _ in 0..<3 { types.append(try await socket.event().type) }
        #expect(types == ["b", "c", "b"])
      }
    }
  }

  @Test("is refused like any other request, with a status and a problem")
  func refusals() async throws {
    try await withGateway {
      $0.config.eventStreamsPerSubject = 1
    } _: { gateway in
      let none = try await gateway.send(.get, "events", headers: Self.upgrade)
      #expect(none.status == 401)
      #expect(none.problem == .missingToken)
      let ingest = try await gateway.send(
        .get, "events", token: gateway.token(.ingest), headers: Self.upgrade)
      #expect(ingest.status == 403)
      let token = try await gateway.token(.admin)
      var old = Self.upgrade
      old[.secWebSocketVersion] = "8"
      let version = try await gateway.send(.get, "events", token: token, headers: old)
      #expect(version.status == 426)
      #expect(version.problem == .upgradeRequired)
      let elsewhere = try await gateway.send(.get, "status", token: token, headers: Self.upgrade)
      #expect(elsewhere.status == 200)
      try await EventSocketClient.with(gateway, headers: Self.bearer(token)) { _ in
        let second = try await gateway.send(
          .get, "events", token: token, headers: Self.upgrade)
        #expect(second.status == 429)
      }
      try await eventually("no session is open") { gateway.assembly.sessions.count == 0 }
    }
  }

  @Test("lets pages connect only from origins that may")
  func origins() async throws {
    try await withGateway {
      $0.config.allowedOrigins = ["https://desk.clinic.example"]
    } _: { gateway in
      let token = try await gateway.token(.admin)
      for origin in [
        "https://evil.example", "null", "https://desk.clinic.example.evil.example",
        "https://DESK.clinic.example", "https://sub.desk.clinic.example",
      ] {
        var headers = Self.upgrade
        headers[.origin] = origin
        let answer = try await gateway.send(.get, "events", token: token, headers: headers)
        #expect(answer.status == 403, "\(origin)")
      }
      for origin in ["https://desk.clinic.example", "http://localhost:\(gateway.port)"] {
        try await EventSocketClient.with(
          gateway, headers: Self.bearer(token) + [("Origin", origin)]
        ) { socket in
          try await Self.publish(gateway, ["hello"])
          #expect(try await socket.event().type == "hello")
        }
      }
    }
  }

  @Test("takes a ticket once, from the origin that it was given to")
  func tickets() async throws {
    try await withGateway {
      $0.config.allowedOrigins = ["https://a.example", "https://b.example"]
    } _: { gateway in
      let token = try await gateway.token(.analyst)
      func ticket() async throws -> String {
        try await gateway.send(
          .post, "events/ticket", token: token, headers: [.origin: "https://a.example"]
        ).json(EventTicketResource.self).ticket
      }
      let good = try await ticket()
      let origin = [("Origin", "https://a.example")]
      try await EventSocketClient.with(gateway, "?ticket=\(good)", headers: origin) { socket in
        try await Self.publish(gateway, ["hello"])
        #expect(try await socket.event().type == "hello")
      }
      await #expect(throws: EventSocketClient.Refused.self) {
        try await EventSocketClient.with(gateway, "?ticket=\(good)", headers: origin) { _ in }
      }
      let stolen = try await ticket()
      await #expect(throws: EventSocketClient.Refused.self) {
        try await EventSocketClient.with(
          gateway, "?ticket=\(stolen)", headers: [("Origin", "https://b.example")]
        ) { _ in }
      }
      let old = try await ticket()
      gateway.clock.advance(by: 31)
      await #expect(throws: EventSocketClient.Refused.self) {
        try await EventSocketClient.with(gateway, "?ticket=\(old)", headers: origin) { _ in }
      }
      let elsewhere = try await gateway.send(.get, "status?ticket=\(try await ticket())")
      #expect(elsewhere.status == 401)
    }
  }

  @Test("closes with 1008 when the token is revoked")
  func revocation() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.analyst, id: "t-1")
      try await EventSocketClient.with(gateway, headers: Self.bearer(token)) { socket in
        try await eventually("the session is open") { gateway.assembly.sessions.count == 1 }
        let answer = try await gateway.send(
          .post, "tokens/revoke", token: gateway.token(.admin), json: #"{"tokenId":"t-1"}"#)
        #expect(answer.status == 200)
        #expect(try await socket.closeCode() == .policyViolation)
      }
    }
  }

  @Test("closes with 1008 when the token expires")
  func expiry() async throws {
    try await withGateway {
      // Expiry is noticed at a heartbeat. This client answers none, and must not be given up before.
      $0.config.heartbeat = .milliseconds(500)
    } _: { gateway in
      let token = try await gateway.token(.analyst)
      try await EventSocketClient.with(gateway, headers: Self.bearer(token)) { socket in
        try await eventually("the session is open") { gateway.assembly.sessions.count == 1 }
        gateway.clock.advance(by: 3601)
        #expect(try await socket.closeCode() == .policyViolation)
      }
    }
  }

  @Test("closes with 1001 when the Gateway stops")
  func shutdown() async throws {
    let code = try await withGateway { gateway in
      let token = try await gateway.token(.analyst)
      // The socket outlives the body, so that the shutdown finds it open.
      let code = Task {
        try await EventSocketClient.with(gateway, headers: Self.bearer(token)) { socket in
          try await socket.closeCode()
        }
      }
      try await eventually("the session is open") { gateway.assembly.sessions.count == 1 }
      return code
    }
    #expect(try await code.value == .goingAway)
  }

  @Test("answers pings, and agrees to a close")
  func controlFrames() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.analyst)
      try await EventSocketClient.with(gateway, headers: Self.bearer(token)) { socket in
        try await socket.send(.ping, ByteBuffer(string: "are you there"))
        let pong = try #require(try await socket.frame())
        #expect(pong.opcode == .pong)
        #expect(String(buffer: pong.data) == "are you there")
        try await socket.send(.text, ByteBuffer(string: "ignored"))
        var data = ByteBuffer()
        data.write(webSocketErrorCode: .normalClosure)
        try await socket.send(.connectionClose, data)
        #expect(try await socket.closeCode() == .normalClosure)
      }
      try await eventually("no session is open") { gateway.assembly.sessions.count == 0 }
    }
  }

  @Test("refuses binary, unmasked and oversized messages, each with its code")
  func badFrames() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.analyst)
      let frames: [(WebSocketFrame, WebSocketErrorCode)] = [
        (
          WebSocketFrame(
            fin: true, opcode: .binary, maskKey: .random(), data: ByteBuffer(string: "x")),
          .unacceptableData
        ),
        (
          WebSocketFrame(fin: true, opcode: .text, data: ByteBuffer(string: "x")), .protocolError
        ),
        (
          WebSocketFrame(
            fin: true, opcode: .text, maskKey: .random(),
            data: ByteBuffer(repeating: 0x61, count: 20_000)), .messageTooLarge
        ),
      ]
      for (frame, code) in frames {
        try await EventSocketClient.with(gateway, headers: Self.bearer(token)) { socket in
          try await socket.outbound.write(frame)
          #expect(try await socket.closeCode() == code)
        }
      }
    }
  }

  @Test("pings a silent client, and gives up on it")
  func heartbeat() async throws {
    try await withGateway {
      $0.config.heartbeat = .milliseconds(20)
    } _: { gateway in
      let token = try await gateway.token(.analyst)
      try await EventSocketClient.with(gateway, headers: Self.bearer(token)) { socket in
        var pings = 0
        while let frame = try await socket.frame() { pings += frame.opcode == .ping ? 1 : 0 }
        #expect(pings == 2)
      }
      try await eventually("no session is open") { gateway.assembly.sessions.count == 0 }
    }
  }

  private static let tooSlow = #"event_sockets_ended_total{end="1013"} 1"#
  // Much more than the kernel and both channels hold.
  private static let flood = Array(repeating: "big", count: 16)
  private static let large = "{\"x\":\"" + String(repeating: "a", count: 1 << 19) + "\"}"

  @Test("tells a client that does not read, with 1013, as soon as it reads again")
  func slowReader() async throws {
    let metrics = MetricsRegistry()
    try await withGateway {
      $0.metrics = metrics
      $0.config.limits.writeTimeout = .milliseconds(100)
      $0.config.limits.closeTimeout = .seconds(60)
    } _: { gateway in
      let token = try await gateway.token(.analyst)
      try await EventSocketClient.with(
        gateway, headers: Self.bearer(token), receiveBuffer: 64 << 10
      ) { socket in
        try await Self.publish(gateway, Self.flood, json: Self.large)
        try await eventually("the slow reader is counted") {
          metrics.prometheusText().contains(Self.tooSlow)
        }
        #expect(try await socket.closeCode() == WebSocketErrorCode(codeNumber: 1013))
      }
      try await eventually("no session is open") { gateway.assembly.sessions.count == 0 }
    }
  }

  @Test("cuts off a client that does not read even then, and keeps nothing for it")
  func neverReader() async throws {
    let metrics = MetricsRegistry()
    try await withGateway {
      $0.metrics = metrics
      $0.config.limits.writeTimeout = .milliseconds(100)
      $0.config.limits.closeTimeout = .milliseconds(100)
    } _: { gateway in
      let token = try await gateway.token(.analyst)
      try await EventSocketClient.with(
        gateway, headers: Self.bearer(token), receiveBuffer: 64 << 10
      ) { socket in
        try await Self.publish(gateway, Self.flood, json: Self.large)
        try await eventually("no session is open") { gateway.assembly.sessions.count == 0 }
        #expect(metrics.prometheusText().contains(Self.tooSlow))
        #expect(try await socket.closeCode() == nil)
      }
    }
  }
}

@Suite(.timeLimit(.minutes(3))) struct EventStreamTests {
  private static func text(
    _ gateway: RunningGateway, _ path: String, token: String? = nil, headers: HTTPFields = [:],
    until end: String
  ) async throws -> String {
    let stream = try await gateway.open(path, token: token, headers: headers)
    #expect(stream.status.code == 200)
    #expect(stream.headers[.contentType] == "text/event-stream")
    var text = ""
    for try await piece in stream.body {
      text += String(decoding: piece, as: UTF8.self)
      if text.contains(end) { break }
    }
    return text
  }

  @Test("shows events with ids by which clients resume")
  func resume() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.analyst)
      for type in ["a", "b", "c"] { gateway.services.publish(type, by: .evaluator) }
      try await eventually("the events are in the log") { gateway.assembly.log.lastSequence == 3 }
      let text = try await Self.text(
        gateway, "events", token: token, headers: [.lastEventID: "1"], until: "event: c")
      #expect(text.hasPrefix("retry: 2000\n\n"))
      #expect(!text.contains("event: a"))
      #expect(text.contains("id: 2\nevent: b\ndata: {"))
      let again = try await Self.text(gateway, "events?after=0", token: token, until: "event: c")
      #expect(again.contains("id: 1\nevent: a\n"))
    }
  }

  @Test("takes a ticket for browsers")
  func ticket() async throws {
    try await withGateway { gateway in
      let ticket = try await gateway.send(
        .post, "events/ticket", token: gateway.token(.analyst)
      ).json(EventTicketResource.self).ticket
      gateway.services.publish("a", by: .trainer)
      try await eventually("the events are in the log") { gateway.assembly.log.lastSequence == 1 }
      let text = try await Self.text(
        gateway, "events?after=0&ticket=\(ticket)", until: "event: a")
      #expect(text.contains("event: a"))
      #expect(try await gateway.send(.get, "events?ticket=\(ticket)").status == 401)
    }
  }

  @Test("shows that it is alive, and ends when the token expires")
  func heartbeat() async throws {
    try await withGateway {
      $0.config.heartbeat = .milliseconds(50)
    } _: { gateway in
      let stream = try await gateway.open("events", token: gateway.token(.analyst))
      var text = ""
      for try await piece in stream.body {
        text += String(decoding: piece, as: UTF8.self)
        if text.contains(": keep-alive\n\n") { gateway.clock.advance(by: 3601) }
      }
      #expect(text.contains(": keep-alive\n\n"))
      try await eventually("no session is open") { gateway.assembly.sessions.count == 0 }
    }
  }
}
