extension LiteralParser {
  /// A text in quotes.
  mutating func string() throws(LiteralFault) -> String {
    let quote = self.bytes[self.offset]
    self.offset += 1
    var units: [UInt8] = []
    while let byte = self.current {
      self.offset += 1
      switch byte {
      case quote:
        guard let text = String(validating: units, as: UTF8.self) else {
          throw self.fault("a string is not UTF-8")
        }
        return text
      case UInt8(ascii: "\\"): try self.escape(into: &units)
      case 0..<0x20: throw self.fault("a control character inside a string must be escaped")
      default: units.append(byte)
      }
    }
    throw self.fault("the text ends inside a string")
  }

  private mutating func escape(into units: inout [UInt8]) throws(LiteralFault) {
    guard let byte = self.current else { throw self.fault("the text ends inside a string") }
    self.offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "'"):
      units.append(byte)
    case UInt8(ascii: "b"): units.append(0x08)
    case UInt8(ascii: "f"): units.append(0x0C)
    case UInt8(ascii: "n"): units.append(0x0A)
    case UInt8(ascii: "r"): units.append(0x0D)
    case UInt8(ascii: "t"): units.append(0x09)
    case UInt8(ascii: "x") where self.isPython:
      units.append(contentsOf: String(Character(Unicode.Scalar(try self.hex8()))).utf8)
    case UInt8(ascii: "u"): try self.unicodeEscape(into: &units)
    default: throw self.fault("unknown escape in a string")
    }
  }

  private mutating func unicodeEscape(into units: inout [UInt8]) throws(LiteralFault) {
    var codeUnits = [try self.hex16()]
    if UTF16.isLeadSurrogate(codeUnits[0]), self.take("\\"), self.take("u") {
      codeUnits.append(try self.hex16())
    }
    guard let text = String(validating: codeUnits, as: UTF16.self) else {
      throw self.fault("half of a surrogate pair")
    }
    units.append(contentsOf: text.utf8)
  }

  private mutating func hex8() throws(LiteralFault) -> UInt8 {
    UInt8(truncatingIfNeeded: try self.hexadecimal(digits: 2))
  }

  private mutating func hex16() throws(LiteralFault) -> UInt16 {
    UInt16(truncatingIfNeeded: try self.hexadecimal(digits: 4))
  }

  private mutating func hexadecimal(digits: Int) throws(LiteralFault) -> Int {
    var value = 0
    for _ in 0..<digits {
      guard let byte = self.current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue
      else { throw self.fault("expected \(digits) hexadecimal digits") }
      value = value << 4 | digit
      self.offset += 1
    }
    return value
  }
}
