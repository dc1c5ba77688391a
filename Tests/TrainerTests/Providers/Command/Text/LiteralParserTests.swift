import Testing

@testable import Trainer

@Suite("Reading values of JSON and Python")
struct LiteralParserTests {
  @Test("JSON gives its values, in their order and with their places")
  func json() throws {
    let literal = try LiteralParser.parse(
      "{\"b\": [1, -2.5e3, true, null],\n  \"a\": \"x\\u00e9\\n\\ud83d\\ude00\"}", as: .json)
    #expect(literal.members?.map(\.name) == ["b", "a"])
    #expect(
      literal["b"]?.items?.map(\.value) == [
        .number(1), .number(-2500), .boolean(true), .null,
      ])
    #expect(literal["a"]?.string == "xé\n😀")
    #expect(literal["a"]?.position == TextPosition(line: 2, column: 8))
  }

  @Test("A name with dots reaches into nested objects")
  func paths() throws {
    let literal = try LiteralParser.parse("{\"a\":{\"b\":{\"c\":3}},\"d.e\":4}", as: .json)
    #expect(literal["a.b.c"]?.number == 3)
    #expect(literal["d.e"]?.number == 4)
    #expect(literal["a.x"] == nil)
  }

  @Test(
    "What is no JSON is refused with its place",
    arguments: [
      ("", 1, 1), ("{\"a\":1,}", 1, 8), ("{\"a\":1,\"a\":2}", 1, 8), ("[1 2]", 1, 4),
      ("{\n\"a\": nan}", 2, 6), ("{'a':1}", 1, 2), ("[1] x", 1, 5), ("\"\\x41\"", 1, 4),
      ("NaN", 1, 1), ("\"\\ud83d\"", 1, 8),
    ])
  func faults(text: String, line: Int, column: Int) {
    let fault = #expect(throws: LiteralFault.self) { try LiteralParser.parse(text, as: .json) }
    #expect(fault?.position == TextPosition(line: line, column: column))
  }

  @Test("Python's json writes what is no number as bare words")
  func pythonJSON() throws {
    let row = try LiteralParser.parse(
      "{\"a\": NaN, \"b\": -Infinity, \"c\": null}", as: .pythonJSON)
    #expect(row["a"]?.number?.isNaN == true)
    #expect(row["b"]?.number == -.infinity)
    #expect(row["c"]?.value == .null)
  }

  @Test("Python's repr has its own words and quotes")
  func python() throws {
    let row = try LiteralParser.parse(
      "{'loss': '1.25', \"lr\": 1e-05, 'n': nan, 'i': inf, 'x': None, 't': (1, True), 's': 'it\\'s'}",
      as: .python)
    #expect(row["loss"]?.number == 1.25)
    #expect(row["lr"]?.number == 0.00001)
    #expect(row["n"]?.number?.isNaN == true)
    #expect(row["i"]?.number == .infinity)
    #expect(row["x"]?.value == .null)
    #expect(row["t"]?.items?.count == 2)
    #expect(row["s"]?.string == "it's")
  }

  @Test("Nesting has an end")
  func depth() {
    let deep = String(repeating: "[", count: 10_000)
    #expect(throws: LiteralFault.self) { try LiteralParser.parse(deep, as: .json) }
  }

  @Test("An object laid over another joins it member by member")
  func overlay() throws {
    let base = try LiteralParser.parse("{\"a\":{\"x\":1,\"y\":2},\"l\":[1]}", as: .json)
    let other = try LiteralParser.parse("{\"a\":{\"y\":3},\"l\":[2,3],\"n\":4}", as: .json)
    let joined = base.overlaid(with: other)
    #expect(joined["a.x"]?.number == 1)
    #expect(joined["a.y"]?.number == 3)
    #expect(joined["l"]?.items?.count == 2)
    #expect(joined["n"]?.number == 4)
  }
}
