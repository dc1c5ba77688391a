/// Hands out typed surrogates, the same one for the same identifier throughout a conversation.
///
/// The numbers count in order of appearance and hold nothing of what they replace.
struct Surrogates {
  private var counts: [IdentifierKind: Int] = [:]
  private var numbers: [IdentifierKind: [[UInt64]: Int]] = [:]
  /// Words of each person's names in order of appearance, so that "John" after "John Smith" is one.
  private var people: [Set<UInt64>] = []

  /// The surrogate of an identifier with these words and numbers.
  mutating func surrogate(for kind: IdentifierKind, words: [UInt64]) -> String {
    "[\(kind.rawValue)_\(self.number(of: kind, words))]"
  }

  private mutating func number(of kind: IdentifierKind, _ words: [UInt64]) -> Int {
    if let known = self.numbers[kind]?[words] { return known }
    let number = kind == .name ? self.person(words) : self.next(kind)
    self.numbers[kind, default: [:]][words] = number
    return number
  }

  private mutating func person(_ words: [UInt64]) -> Int {
    let name = Set(words)
    if let index = self.people.firstIndex(where: { name.isSubset(of: $0) || $0.isSubset(of: name) })
    {
      self.people[index].formUnion(name)
      return index + 1
    }
    self.people.append(name)
    return self.people.count
  }

  private mutating func next(_ kind: IdentifierKind) -> Int {
    self.counts[kind, default: 0] += 1
    return self.counts[kind, default: 1]
  }
}
