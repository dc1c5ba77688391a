/// A value as JSON and Python write it, with the place where it was read.
struct Literal: Hashable, Sendable {
  /// What was read.
  enum Value: Hashable, Sendable {
    case null
    case boolean(Bool)
    case number(Double)
    case string(String)
    case array([Literal])
    case object([Member])
  }

  /// A named value of an object, in the order of the text.
  struct Member: Hashable, Sendable {
    var name: String
    var namePosition: TextPosition
    var value: Literal
  }

  var value: Value
  var position: TextPosition

  init(_ value: Value, at position: TextPosition = .start) {
    self.value = value
    self.position = position
  }

  /// The members of an object; nil for any other value.
  var members: [Member]? {
    if case .object(let members) = self.value { members } else { nil }
  }

  /// The items of an array; nil for any other value.
  var items: [Literal]? {
    if case .array(let items) = self.value { items } else { nil }
  }

  /// A text; nil for any other value.
  var string: String? {
    if case .string(let text) = self.value { text } else { nil }
  }

  /// A number, or a text that is one: newer trainers quote their floats. May be no finite one.
  var number: Double? {
    switch self.value {
    case .number(let number): number
    case .string(let text): Double(text)
    case .null, .boolean, .array, .object: nil
    }
  }

  /// The value of a member; of a name with dots, the value inside the nested objects.
  subscript(_ path: String) -> Literal? {
    guard let members = self.members else { return nil }
    // A name that holds dots itself comes before what the dots could mean.
    if let member = members.first(where: { $0.name == path }) { return member.value }
    guard let dot = path.firstIndex(of: ".") else { return nil }
    return members.first { $0.name == path[..<dot] }?
      .value[String(path[path.index(after: dot)...])]
  }

  /// This value with `other` laid over it: objects are joined member by member, anything else is
  /// replaced.
  func overlaid(with other: Literal) -> Literal {
    guard var members = self.members, let additions = other.members else { return other }
    for addition in additions {
      if let index = members.firstIndex(where: { $0.name == addition.name }) {
        members[index].value = members[index].value.overlaid(with: addition.value)
        members[index].namePosition = addition.namePosition
      } else {
        members.append(addition)
      }
    }
    return Literal(.object(members), at: other.position)
  }
}
