/// Reads one value of JSON (RFC 8259), of the JSON that Python's `json` writes, or of Python's
/// `repr`, by recursive descent.
struct LiteralParser {
  /// How values are written.
  enum Dialect {
    /// RFC 8259; a member given twice is refused.
    case json
    /// The same with the bare words NaN, Infinity and -Infinity.
    case pythonJSON
    /// Single or double quotes, None, True, False, nan, inf.
    case python
  }

  /// How deep arrays and objects may nest.
  static let maximumDepth = 64

  let bytes: [UInt8]
  private let dialect: Dialect
  var offset = 0
  private var line = 1
  private var lineStart = 0
  private var depth = 0

  private init(_ bytes: [UInt8], _ dialect: Dialect) {
    self.bytes = bytes
    self.dialect = dialect
  }

  /// The value that a text consists of.
  static func parse(
    _ bytes: some Sequence<UInt8>, as dialect: Dialect
  ) throws(LiteralFault) -> Literal {
    var parser = LiteralParser(Array(bytes), dialect)
    let literal = try parser.value()
    parser.skipSpace()
    guard parser.current == nil else { throw parser.fault("unexpected text after the value") }
    return literal
  }

  /// The value that a text consists of.
  static func parse(_ text: some StringProtocol, as dialect: Dialect) throws(LiteralFault)
    -> Literal
  {
    try Self.parse(text.utf8, as: dialect)
  }

  // MARK: Values

  private mutating func value() throws(LiteralFault) -> Literal {
    self.skipSpace()
    let position = self.position
    guard let byte = self.current else {
      throw self.fault("the text ends where a value should be")
    }
    switch byte {
    case UInt8(ascii: "{"):
      let members = try self.nested { (parser) throws(LiteralFault) in try parser.object() }
      return Literal(.object(members), at: position)
    case UInt8(ascii: "["),
      UInt8(ascii: "(") where self.isPython:
      let items = try self.nested { (parser) throws(LiteralFault) in try parser.array() }
      return Literal(.array(items), at: position)
    case UInt8(ascii: "\""),
      UInt8(ascii: "'") where self.isPython:
      return Literal(.string(try self.string()), at: position)
    default:
      return Literal(try self.word(), at: position)
    }
  }

  private mutating func nested<Content>(
    _ read: (inout LiteralParser) throws(LiteralFault) -> Content
  ) throws(LiteralFault) -> Content {
    guard self.depth < Self.maximumDepth else {
      throw self.fault("nested deeper than \(Self.maximumDepth) levels")
    }
    self.depth += 1
    let content = try read(&self)
    self.depth -= 1
    return content
  }

  private mutating func object() throws(LiteralFault) -> [Literal.Member] {
    self.offset += 1
    var members: [Literal.Member] = []
    var names: Set<String> = []
    self.skipSpace()
    if self.take("}") { return members }
    while true {
      self.skipSpace()
      let position = self.position
      guard self.current == UInt8(ascii: "\"") || self.isPython && self.current == UInt8(ascii: "'")
      else { throw self.fault("expected a member's name in quotes") }
      let name = try self.string()
      guard names.insert(name).inserted else {
        throw LiteralFault(reason: "the member \"\(name)\" is given twice", position: position)
      }
      self.skipSpace()
      guard self.take(":") else { throw self.fault("expected ':'") }
      members.append(
        Literal.Member(name: name, namePosition: position, value: try self.value()))
      self.skipSpace()
      if self.take("}") { return members }
      guard self.take(",") else { throw self.fault("expected ',' or '}'") }
    }
  }

  private mutating func array() throws(LiteralFault) -> [Literal] {
    let end: Unicode.Scalar = self.current == UInt8(ascii: "(") ? ")" : "]"
    self.offset += 1
    var items: [Literal] = []
    self.skipSpace()
    if self.take(end) { return items }
    while true {
      items.append(try self.value())
      self.skipSpace()
      if self.take(end) { return items }
      guard self.take(",") else { throw self.fault("expected ',' or '\(end)'") }
      // Python writes a tuple of one as (1,).
      if self.isPython {
        self.skipSpace()
        if self.take(end) { return items }
      }
    }
  }

  /// A number or a bare word.
  private mutating func word() throws(LiteralFault) -> Literal.Value {
    let start = self.offset
    while let byte = self.current, Self.isWordByte(byte) { self.offset += 1 }
    let text = String(decoding: self.bytes[start..<self.offset], as: UTF8.self)
    if let value = Self.named(text, in: self.dialect) { return value }
    if let first = text.utf8.first, Self.beginsNumber(first, of: text), let number = Double(text) {
      return .number(number)
    }
    self.offset = start
    throw self.fault("unexpected character where a value should be")
  }

  private static func named(_ text: String, in dialect: Dialect) -> Literal.Value? {
    switch (dialect, text) {
    case (.json, "null"), (.pythonJSON, "null"), (.python, "None"): .null
    case (.json, "true"), (.pythonJSON, "true"), (.python, "True"): .boolean(true)
    case (.json, "false"), (.pythonJSON, "false"), (.python, "False"): .boolean(false)
    case (.pythonJSON, "NaN"), (.python, "nan"), (.python, "NaN"): .number(.nan)
    case (.pythonJSON, "Infinity"), (.python, "inf"), (.python, "Infinity"): .number(.infinity)
    case (.pythonJSON, "-Infinity"), (.python, "-inf"), (.python, "-Infinity"):
      .number(-.infinity)
    default: nil
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  /// `Double` also takes "nan", "inf" and hexadecimal digits, which are no numbers here.
  private static func beginsNumber(_ first: UInt8, of text: String) -> Bool {
    (first == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first))
      && text.allSatisfy { $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }
  }
}

// MARK: - The place in the text

extension LiteralParser {
  var isPython: Bool { self.dialect == .python }

  var current: UInt8? {
    self.offset < self.bytes.count ? self.bytes[self.offset] : nil
  }

  private var position: TextPosition {
    TextPosition(line: self.line, column: 1 + self.offset - self.lineStart)
  }

  private mutating func skipSpace() {
    while let byte = self.current,
      byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    {
      self.offset += 1
      if byte == 0x0A {
        self.line += 1
        self.lineStart = self.offset
      }
    }
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard self.current == UInt8(ascii: scalar) else { return false }
    self.offset += 1
    return true
  }

  func fault(_ reason: String) -> LiteralFault {
    LiteralFault(reason: reason, position: self.position)
  }
}
