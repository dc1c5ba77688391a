import Testing

@testable import CLI

struct ServerSentEventsTests {
  @Test func `lines are the same wherever the pieces are cut`() {
    let text = Array("data: one\r\n\r\ndata: zwö\n\n: comment\n".utf8)
    let expected = ["data: one", "", "data: zwö", "", ": comment"]
    for cut in 0...text.count {
      var parser = ServerSentEvents.LineParser()
      let lines = parser.lines(in: Array(text[..<cut])) + parser.lines(in: Array(text[cut...]))
      #expect(lines == expected, "cut at \(cut)")
    }
  }
}
