import Yams

extension SuiteReader {
  /// The fields of a criterion that say what is looked for: exactly one must be given.
  private static let checks = ["says", "avoids", "identifiers", "words", "readingLevel", "calm"]

  /// A list of criteria.
  mutating func criteria(_ field: SuiteField?) -> [Criterion] {
    var criteria: [Criterion] = []
    for item in self.items(of: field) ?? [] {
      guard let criterion = self.criterion(item) else { continue }
      if criteria.contains(where: { $0.name == criterion.name }) {
        self.report(item, "the name \"\(criterion.name)\" is used twice")
      }
      criteria.append(criterion)
    }
    return criteria
  }

  private mutating func criterion(_ field: SuiteField) -> Criterion? {
    let fields = self.fields(
      of: field, required: ["name", "axis"],
      allowed: ["critical", "weight", "on"] + Self.checks)
    let name = self.identifier(fields["name"])
    let axis = self.choice(fields["axis"], of: Axis.self)
    let isCritical = self.flag(fields["critical"]) ?? false
    let weight = self.number(fields["weight"], in: 0.1...10) ?? 1
    let scope = self.choice(fields["on"], of: Criterion.AnswerScope.self) ?? .every
    guard let check = self.check(fields, of: field), let name, let axis else { return nil }
    return Criterion(
      name: name, axis: axis, isCritical: isCritical, weight: weight, scope: scope, check: check)
  }

  private mutating func check(_ fields: [String: SuiteField], of field: SuiteField) -> Check? {
    let given = Self.checks.filter { fields[$0] != nil }
    guard given.count == 1, let kind = given.first, let value = fields[kind] else {
      self.report(field, "needs exactly one of \(Self.checks.joined(separator: ", "))")
      return nil
    }
    switch kind {
    case "says": return self.phraseGroups(value).map { .says($0) }
    case "avoids": return self.lexicon(named: value).map { .avoids($0) }
    case "words": return self.wordRange(value).map { .length(words: $0) }
    case "readingLevel": return self.number(value, in: 1...20).map { .readingLevel(atMost: $0) }
    case "identifiers":
      guard self.text(value) == "none" else {
        self.report(value, "the only value is \"none\"")
        return nil
      }
      return .leaksNoIdentifier
    default:
      guard self.flag(value) == true else {
        self.report(value, "the only value is \"true\"")
        return nil
      }
      return .calm
    }
  }

  private mutating func wordRange(_ field: SuiteField) -> ClosedRange<Int>? {
    let fields = self.fields(of: field, required: ["least", "most"])
    guard let least = self.number(fields["least"], in: 1...1000),
      let most = self.number(fields["most"], in: 1...1000)
    else { return nil }
    guard least <= most else {
      self.report(field, "\"least\" is above \"most\"")
      return nil
    }
    return Int(least)...Int(most)
  }

  private mutating func lexicon(named field: SuiteField) -> Lexicon? {
    guard let name = self.text(field) else { return nil }
    guard let lexicon = self.lexicons[name] else {
      let known = self.lexicons.keys.sorted().joined(separator: ", ")
      self.report(field, "there is no lexicon \"\(name)\"; known are \(known)")
      return nil
    }
    return lexicon
  }

  /// The groups of a `says`: all of them are asked for, each by any of its alternatives.
  private mutating func phraseGroups(_ field: SuiteField) -> [PhraseGroup]? {
    guard let items = self.items(of: field) else { return nil }
    var groups: [PhraseGroup] = []
    for item in items {
      let alternatives = self.alternatives(item)
      guard !alternatives.isEmpty else { return nil }
      groups.append(PhraseGroup(alternatives))
    }
    return groups
  }

  /// A phrase, a group by name ("$asks-when"), or a list of these.
  mutating func alternatives(_ field: SuiteField) -> [PhrasePattern] {
    if field.node.sequence != nil {
      return (self.items(of: field) ?? []).flatMap { self.alternatives($0) }
    }
    guard let text = self.text(field) else { return [] }
    guard text.hasPrefix("$") else { return self.phrase(field).map { [$0] } ?? [] }
    guard let group = self.groups[String(text.dropFirst())] else {
      let known = self.groups.keys.sorted().map { "$\($0)" }.joined(separator: ", ")
      self.report(field, "there is no group \"\(text)\"; known are \(known)")
      return []
    }
    return group
  }
}
