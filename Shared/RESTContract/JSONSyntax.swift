/// Why and where a text is not the JSON that the public interface takes.
public struct JSONFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, without the text itself: it could be a patient's.
  public var reason: String
  /// Bytes before the fault.
  public var offset: Int
  /// From 1.
  public var line: Int
  /// In bytes, from 1.
  public var column: Int

  public var description: String {
    "\(self.reason) at line \(self.line), column \(self.column)"
  }
}

/// Checks JSON (RFC 8259) before it is decoded: finds the position of the first fault, and refuses
/// what decoders differ on or choke on: members given twice, deep nesting, text that is not UTF-8.
public enum JSONSyntax {
  /// How deep arrays and objects may nest.
  public static let maximumDepth = 32

  /// Throws the first fault of `bytes`, which must hold exactly one value.
  public static func check(
    _ bytes: ArraySlice<UInt8>, maximumDepth: Int = Self.maximumDepth
  ) throws(JSONFault) {
    var scanner = JSONScanner(bytes, maximumDepth: maximumDepth)
    try scanner.scanDocument()
  }

  /// Throws the first fault of `bytes`, which must hold exactly one value.
  public static func check(
    _ bytes: [UInt8], maximumDepth: Int = Self.maximumDepth
  ) throws(JSONFault) {
    try Self.check(bytes[...], maximumDepth: maximumDepth)
  }
}

/// Walks over one document, byte by byte, by recursive descent.
private struct JSONScanner {
  private let bytes: ArraySlice<UInt8>
  private let maximumDepth: Int
  private var position: Int
  private var depth = 0

  init(_ bytes: ArraySlice<UInt8>, maximumDepth: Int) {
    self.bytes = bytes
    self.maximumDepth = maximumDepth
    self.position = bytes.startIndex
  }

  mutating func scanDocument() throws(JSONFault) {
    guard String(validating: self.bytes, as: UTF8.self) != nil else {
      throw self.fault("the text is not UTF-8")
    }
    try self.scanValue()
    self.skipSpace()
    if self.current != nil { throw self.fault("unexpected text after the value") }
  }

  private var current: UInt8? {
    self.position < self.bytes.endIndex ? self.bytes[self.position] : nil
  }

  private mutating func scanValue() throws(JSONFault) {
    self.skipSpace()
    guard let byte = self.current else { throw self.fault("the text ends where a value should be") }
    switch byte {
    case UInt8(ascii: "{"):
      try self.nested { (scanner) throws(JSONFault) in try scanner.scanObject() }
    case UInt8(ascii: "["):
      try self.nested { (scanner) throws(JSONFault) in try scanner.scanArray() }
    case UInt8(ascii: "\""): _ = try self.scanString()
    case UInt8(ascii: "t"): try self.scanWord("true")
    case UInt8(ascii: "f"): try self.scanWord("false")
    case UInt8(ascii: "n"): try self.scanWord("null")
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try self.scanNumber()
    default: throw self.fault("unexpected character where a value should be")
    }
  }

  private mutating func nested(
    _ scan: (inout JSONScanner) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    guard self.depth < self.maximumDepth else {
      throw self.fault("nested deeper than \(self.maximumDepth) levels")
    }
    self.depth += 1
    try scan(&self)
    self.depth -= 1
  }

  private mutating func scanObject() throws(JSONFault) {
    self.position += 1
    var names: Set<String> = []
    self.skipSpace()
    if self.take(UInt8(ascii: "}")) { return }
    while true {
      self.skipSpace()
      guard self.current == UInt8(ascii: "\"") else { throw self.fault("expected a member's name") }
      let start = self.position
      let name = try self.scanString()
      guard names.insert(name).inserted else {
        self.position = start
        throw self.fault("a member is given twice")
      }
      self.skipSpace()
      guard self.take(UInt8(ascii: ":")) else { throw self.fault("expected ':'") }
      try self.scanValue()
      self.skipSpace()
      if self.take(UInt8(ascii: "}")) { return }
      guard self.take(UInt8(ascii: ",")) else { throw self.fault("expected ',' or '}'") }
    }
  }

  private mutating func scanArray() throws(JSONFault) {
    self.position += 1
    self.skipSpace()
    if self.take(UInt8(ascii: "]")) { return }
    while true {
      try self.scanValue()
      self.skipSpace()
      if self.take(UInt8(ascii: "]")) { return }
      guard self.take(UInt8(ascii: ",")) else { throw self.fault("expected ',' or ']'") }
    }
  }

  /// Returns the string with its escapes resolved, so that equal names compare equal.
  private mutating func scanString() throws(JSONFault) -> String {
    self.position += 1
    var units: [UInt8] = []
    while let byte = self.current {
      switch byte {
      case UInt8(ascii: "\""):
        self.position += 1
        return String(decoding: units, as: UTF8.self)
      case UInt8(ascii: "\\"):
        self.position += 1
        try self.scanEscape(into: &units)
      case 0..<0x20:
        throw self.fault("a control character inside a string must be escaped")
      default:
        units.append(byte)
        self.position += 1
      }
    }
    throw self.fault("the text ends inside a string")
  }

  private mutating func scanEscape(into units: inout [UInt8]) throws(JSONFault) {
    guard let byte = self.current else { throw self.fault("the text ends inside a string") }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): units.append(byte)
    case UInt8(ascii: "b"): units.append(0x08)
    case UInt8(ascii: "f"): units.append(0x0C)
    case UInt8(ascii: "n"): units.append(0x0A)
    case UInt8(ascii: "r"): units.append(0x0D)
    case UInt8(ascii: "t"): units.append(0x09)
    case UInt8(ascii: "u"):
      self.position += 1
      try self.scanUnicodeEscape(into: &units)
      return
    default: throw self.fault("unknown escape in a string")
    }
    self.position += 1
  }

  private mutating func scanUnicodeEscape(into units: inout [UInt8]) throws(JSONFault) {
    let first = try self.scanHexQuad()
    var codeUnits = [first]
    if UTF16.isLeadSurrogate(first) {
      guard self.take(UInt8(ascii: "\\")), self.take(UInt8(ascii: "u")) else {
        throw self.fault("half of a surrogate pair")
      }
      codeUnits.append(try self.scanHexQuad())
    }
    guard let text = String(validating: codeUnits, as: UTF16.self) else {
      throw self.fault("half of a surrogate pair")
    }
    units.append(contentsOf: text.utf8)
  }

  private mutating func scanHexQuad() throws(JSONFault) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = self.current, let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
        throw self.fault("expected four hexadecimal digits")
      }
      value = value << 4 | UInt16(digit)
      self.position += 1
    }
    return value
  }

  private mutating func scanNumber() throws(JSONFault) {
    _ = self.take(UInt8(ascii: "-"))
    if self.take(UInt8(ascii: "0")) {
      if self.isAtDigit { throw self.fault("a number may not start with 0") }
    } else {
      try self.scanDigits()
    }
    if self.take(UInt8(ascii: ".")) { try self.scanDigits() }
    if self.take(UInt8(ascii: "e")) || self.take(UInt8(ascii: "E")) {
      _ = self.take(UInt8(ascii: "+")) || self.take(UInt8(ascii: "-"))
      try self.scanDigits()
    }
  }

  private var isAtDigit: Bool {
    guard let byte = self.current else { return false }
    return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private mutating func scanDigits() throws(JSONFault) {
    guard self.isAtDigit else { throw self.fault("expected a digit") }
    while self.isAtDigit { self.position += 1 }
  }

  private mutating func scanWord(_ word: StaticString) throws(JSONFault) {
    let length = word.utf8CodeUnitCount
    let isThere =
      self.position + length <= self.bytes.endIndex
      && word.withUTF8Buffer {
        self.bytes[self.position..<self.position + length].elementsEqual($0)
      }
    guard isThere else { throw self.fault("unexpected character where a value should be") }
    self.position += length
  }

  private mutating func skipSpace() {
    while let byte = self.current,
      byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    {
      self.position += 1
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard self.current == byte else { return false }
    self.position += 1
    return true
  }

  private func fault(_ reason: String) -> JSONFault {
    let before = self.bytes[self.bytes.startIndex..<self.position]
    let newline = UInt8(ascii: "\n")
    let lineStart = before.lastIndex(of: newline).map { $0 + 1 } ?? before.startIndex
    return JSONFault(
      reason: reason, offset: before.count,
      line: 1 + before.count { $0 == newline }, column: 1 + self.position - lineStart)
  }
}
