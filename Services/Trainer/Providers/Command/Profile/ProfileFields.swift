/// Takes the members of one object of a profile, each once, and reports what is wrong or left over
/// with its place in the file.
struct ProfileFields {
  private let position: TextPosition
  /// Where in the profile the object is, for example `limits.`; empty for the profile itself.
  private let path: String
  private var rest: [Literal.Member]

  /// - Throws: `LiteralFault` when the value is no object.
  init(_ literal: Literal, path: String = "") throws(LiteralFault) {
    guard let members = literal.members else {
      throw LiteralFault(
        reason: "\(path.isEmpty ? "the profile" : path) must be an object",
        position: literal.position)
    }
    self.position = literal.position
    self.path = path.isEmpty ? "" : path + "."
    self.rest = members
  }

  /// A member's value; nil when it is not given, or null.
  mutating func take(_ name: String) -> Literal? {
    guard let index = self.rest.firstIndex(where: { $0.name == name }) else { return nil }
    let value = self.rest.remove(at: index).value
    return value.value == .null ? nil : value
  }

  /// All members that were not taken yet.
  mutating func takeRest() -> [Literal.Member] {
    defer { self.rest = [] }
    return self.rest
  }

  /// Refuses members that nobody took.
  func finish() throws(LiteralFault) {
    guard let unknown = self.rest.first else { return }
    throw LiteralFault(
      reason: "there is no setting \(self.path)\(unknown.name)", position: unknown.namePosition)
  }

  /// A fault of a member.
  func fault(_ name: String, _ reason: String, at literal: Literal? = nil) -> LiteralFault {
    LiteralFault(
      reason: "\(self.path)\(name) \(reason)", position: literal?.position ?? self.position)
  }

  mutating func text(_ name: String) throws(LiteralFault) -> String? {
    guard let literal = self.take(name) else { return nil }
    guard let text = literal.string, !text.isEmpty else {
      throw self.fault(name, "must be a text", at: literal)
    }
    return text
  }

  mutating func boolean(_ name: String, default value: Bool) throws(LiteralFault) -> Bool {
    guard let literal = self.take(name) else { return value }
    guard case .boolean(let value) = literal.value else {
      throw self.fault(name, "must be true or false", at: literal)
    }
    return value
  }

  mutating func number(
    _ name: String, default value: Double, in range: ClosedRange<Double>
  ) throws(LiteralFault) -> Double {
    guard let literal = self.take(name) else { return value }
    guard case .number(let value) = literal.value, range.contains(value) else {
      let (lower, upper) = (DecimalText.of(range.lowerBound), DecimalText.of(range.upperBound))
      throw self.fault(name, "must be a number from \(lower) to \(upper)", at: literal)
    }
    return value
  }

  mutating func integer(
    _ name: String, default value: Int, in range: ClosedRange<Int>
  ) throws(LiteralFault) -> Int {
    guard let literal = self.take(name) else { return value }
    guard case .number(let number) = literal.value, let value = Int(exactly: number),
      range.contains(value)
    else {
      throw self.fault(
        name, "must be a whole number from \(range.lowerBound) to \(range.upperBound)", at: literal)
    }
    return value
  }

  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String, default value: Choice
  ) throws(LiteralFault) -> Choice {
    guard let literal = self.take(name) else { return value }
    guard let choice = literal.string.flatMap(Choice.init(rawValue:)) else {
      let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw self.fault(name, "must be one of \(choices)", at: literal)
    }
    return choice
  }

  mutating func texts(_ name: String) throws(LiteralFault) -> [String] {
    guard let literal = self.take(name) else { return [] }
    guard let items = literal.items else { throw self.fault(name, "must be a list", at: literal) }
    var texts: [String] = []
    for (index, item) in items.enumerated() {
      guard let text = item.string, !text.isEmpty else {
        throw self.fault("\(name)[\(index)]", "must be a text", at: item)
      }
      texts.append(text)
    }
    return texts
  }

  mutating func integers(
    _ name: String, default value: Set<Int>, in range: ClosedRange<Int>
  ) throws(LiteralFault) -> Set<Int> {
    guard let literal = self.take(name) else { return value }
    guard let items = literal.items else { throw self.fault(name, "must be a list", at: literal) }
    var numbers: Set<Int> = []
    for (index, item) in items.enumerated() {
      guard case .number(let number) = item.value, let value = Int(exactly: number),
        range.contains(value)
      else {
        throw self.fault(
          "\(name)[\(index)]",
          "must be a whole number from \(range.lowerBound) to \(range.upperBound)", at: item)
      }
      numbers.insert(value)
    }
    return numbers
  }

  /// A member that is an object of its own.
  mutating func fields(_ name: String) throws(LiteralFault) -> ProfileFields? {
    guard let literal = self.take(name) else { return nil }
    return try ProfileFields(literal, path: self.path + name)
  }
}
