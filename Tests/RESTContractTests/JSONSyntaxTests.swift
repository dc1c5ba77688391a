import RESTContract
import Testing

@Suite struct JSONSyntaxTests {
  @Test(
    "takes what RFC 8259 allows",
    arguments: [
      "null", " true\n", "-0", "0.5e-3", "1E+9", #""\u00e4\ud83d\ude00\/\b""#, "[]", "{}",
      #"{"a":[1,{"b":null}],"":""}"#,
    ])
  func takes(text: String) throws {
    try JSONSyntax.check(Array(text.utf8))
  }

  @Test(
    "names the first fault and where it is",
    arguments: [
      (#"{"a":1,}"#, "expected a member's name", 1, 8),
      ("[1\n 2]", "expected ',' or ']'", 2, 2),
      ("", "the text ends where a value should be", 1, 1),
      ("01", "a number may not start with 0", 1, 2),
      ("{} x", "unexpected text after the value", 1, 4),
      (#"{"a":1,"\u0061":2}"#, "a member is given twice", 1, 8),
      ("\"a\tb\"", "a control character inside a string must be escaped", 1, 3),
      (#""\ud83d""#, "half of a surrogate pair", 1, 8),
      ("tru", "unexpected character where a value should be", 1, 1),
      ("\"abc", "the text ends inside a string", 1, 5),
    ])
  func names(text: String, reason: String, line: Int, column: Int) throws {
    let fault = #expect(throws: JSONFault.self) { try JSONSyntax.check(Array(text.utf8)) }
    #expect(fault?.reason == reason)
    #expect(fault?.line == line)
    #expect(fault?.column == column)
  }

  @Test("refuses nesting beyond the limit, and takes nesting up to it")
  func nesting() throws {
    let nested = { (depth: Int) in
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    try JSONSyntax.check(nested(32))
    #expect(throws: JSONFault.self) { try JSONSyntax.check(nested(33)) }
    #expect(throws: JSONFault.self) { try JSONSyntax.check(nested(1_000_000)) }
  }

  @Test("refuses bytes that are not UTF-8")
  func encoding() {
    #expect(throws: JSONFault.self) { try JSONSyntax.check([0x22, 0xC0, 0xAF, 0x22]) }
  }
}
