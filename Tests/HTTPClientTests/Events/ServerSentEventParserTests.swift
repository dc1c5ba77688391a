import HTTPClient
import TestSupport
import Testing

struct ServerSentEventParserTests {
  /// Every rule of the format in one stream.
  private static let sample =
    "\u{FEFF}: a comment\ndata: one\n\nevent: news\r\nid: 7\r\ndata: zwö\r\ndata:  drei 👩‍⚕️\r\n\r\n"
    + "data\rretry: 2500\r\rid: no\u{0}null\nretry: soon\nunknown: x\ndata:four:\n\n"
    + "event: lost\n\nid\ndata: five\n\ndata: unfinished"

  private static let expected = [
    ServerSentEvent(data: "one"),
    ServerSentEvent(type: "news", data: "zwö\n drei 👩‍⚕️", id: "7"),
    ServerSentEvent(data: "", id: "7"),
    ServerSentEvent(data: "four:", id: "7"),
    ServerSentEvent(data: "five", id: ""),
  ]

  @Test func `every rule of the format holds wherever the pieces are cut`() throws {
    let bytes = Array(Self.sample.utf8)
    for cut in 0...bytes.count {
      var parser = ServerSentEventParser()
      let events =
        try parser.events(in: bytes[..<cut]) + parser.events(in: bytes[cut...])
      #expect(events == Self.expected, "cut at \(cut)")
      #expect(parser.retry == .milliseconds(2500))
    }
  }

  @Test func `every rule of the format holds byte by byte`() throws {
    var parser = ServerSentEventParser()
    var events: [ServerSentEvent] = []
    for byte in Self.sample.utf8 { events += try parser.events(in: [byte]) }
    #expect(events == Self.expected)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `lines end in three ways`(end: String) throws {
    var parser = ServerSentEventParser()
    let text = "data: a\(end)data: b\(end)\(end)data: c\(end)\(end)"
    #expect(try parser.events(in: text.utf8).map(\.data) == ["a\nb", "c"])
  }

  @Test func `what only begins like a byte order mark is content`() throws {
    var parser = ServerSentEventParser()
    // Two thirds of a mark make the field's name another one.
    #expect(try parser.events(in: [0xef, 0xbb] + Array("data: a\n\n".utf8)).isEmpty)
    #expect(try parser.events(in: "data: b\n\n".utf8).map(\.data) == ["b"])
  }

  @Test func `an event without end is refused`() throws {
    var parser = ServerSentEventParser(maximumEventBytes: 100)
    #expect(try parser.events(in: ("data: " + String(repeating: "a", count: 90)).utf8).isEmpty)
    #expect(throws: ServerSentEventTooLarge(limitBytes: 100)) {
      try parser.events(in: "aaaaa".utf8)
    }
    var lines = ServerSentEventParser(maximumEventBytes: 100)
    #expect(throws: ServerSentEventTooLarge(limitBytes: 100)) {
      for _ in 0..<100 { _ = try lines.events(in: "data: aaaaa\n".utf8) }
    }
  }

  @Test func `events come out of a body`() async throws {
    let bytes = Array(Self.sample.utf8)
    let script = ScriptedResponse.events(Self.sample, cuts: Array(1..<bytes.count))
    try await FakeHTTPServer.with({ _ in script }) { server in
      let stream = try await CurlClient().open(OutboundRequest(url: server.url()))
      var events: [ServerSentEvent] = []
      for try await event in stream.body.serverSentEvents() { events.append(event) }
      #expect(events == Self.expected)
    }
  }
}
