import Yams

/// Reads the values of a suite file and collects all its mistakes, not only the first.
struct SuiteReader {
  /// The file's name, for locations.
  let file: String
  private(set) var problems: [SuiteProblem] = []
  /// The scenario that is being read.
  var scenario: String?
  /// Phrases declared under `groups`.
  var groups: [String: [PhrasePattern]] = [:]
  /// Lexicons declared under `lexicons`.
  var lexicons: [String: Lexicon] = [:]

  init(file: String) {
    self.file = file
  }

  /// Records a mistake at `field`.
  mutating func report(_ field: SuiteField, _ message: String) {
    let line = field.node.mark.map { ":\($0.line)" } ?? ""
    self.problems.append(
      SuiteProblem(
        location: self.file + line, scenario: self.scenario,
        field: field.path.isEmpty ? "file" : field.path, message: message))
  }

  /// The fields of a mapping by name. Reports names outside `allowed` and missing ones of
  /// `required`.
  mutating func fields(
    of field: SuiteField, required: [String] = [], allowed: [String] = []
  ) -> [String: SuiteField] {
    guard let pairs = self.pairs(of: field) else { return [:] }
    let known = required + allowed
    var fields: [String: SuiteField] = [:]
    for (name, value) in pairs {
      if !known.contains(name) {
        self.report(value, "unknown field; expected one of \(known.joined(separator: ", "))")
      }
      fields[name] = value
    }
    for name in required where fields[name] == nil {
      self.report(field, "\"\(name)\" is missing")
    }
    return fields
  }

  /// The entries of a mapping whose names are free.
  mutating func pairs(of field: SuiteField) -> [(String, SuiteField)]? {
    guard let mapping = field.node.mapping else {
      self.report(field, "expected fields, one \"name: value\" a line")
      return nil
    }
    return mapping.compactMap { key, value in
      key.scalar.map { ($0.string, field.child($0.string, value)) }
    }
  }

  /// The items of a list, which must not be empty. Nil without the field.
  mutating func items(of field: SuiteField?) -> [SuiteField]? {
    guard let field else { return nil }
    guard let sequence = field.node.sequence, !sequence.isEmpty else {
      self.report(field, "expected a list with at least one item")
      return nil
    }
    return sequence.enumerated().map { field.item($0.offset, $0.element) }
  }

  /// A text, which must not be empty. Nil without the field.
  mutating func text(_ field: SuiteField?) -> String? {
    guard let field else { return nil }
    guard let text = field.node.scalar?.string, !text.isEmpty else {
      self.report(field, "expected a text")
      return nil
    }
    return text
  }

  /// A list of texts. Nil without the field.
  mutating func texts(_ field: SuiteField?) -> [String]? {
    guard let items = self.items(of: field) else { return nil }
    return items.compactMap { self.text($0) }
  }

  /// A number within `range`. Nil without the field.
  mutating func number(_ field: SuiteField?, in range: ClosedRange<Double>) -> Double? {
    guard let field, let text = self.text(field) else { return nil }
    guard let number = Double(text), range.contains(number) else {
      self.report(
        field, "\"\(text)\" is not a number from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return number
  }

  /// "true" or "false". Nil without the field.
  mutating func flag(_ field: SuiteField?) -> Bool? {
    guard let field, let text = self.text(field) else { return nil }
    guard let flag = Bool(text) else {
      self.report(field, "\"\(text)\" is neither true nor false")
      return nil
    }
    return flag
  }

  /// One of an enumeration's names. Nil without the field.
  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ field: SuiteField?, of type: Choice.Type
  ) -> Choice? {
    guard let field, let text = self.text(field) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      self.report(field, "\"\(text)\" is none of \(names)")
      return nil
    }
    return choice
  }

  /// A name that other fields and reports refer to: letters, digits and hyphens.
  mutating func identifier(_ field: SuiteField?) -> String? {
    guard let field, let text = self.text(field) else { return nil }
    let allowed = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    guard allowed else {
      self.report(field, "\"\(text)\" may hold only letters, digits and hyphens")
      return nil
    }
    return text
  }

  /// A phrase to look for.
  mutating func phrase(_ field: SuiteField) -> PhrasePattern? {
    guard let text = self.text(field) else { return nil }
    do {
      return try PhrasePattern(text)
    } catch {
      self.report(field, error.description)
      return nil
    }
  }
}
