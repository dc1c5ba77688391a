/// Reads lines that a regular expression matches; the names of its groups are those of the values.
struct PatternReader: LineReader {
  /// Longer lines are not searched: a pattern may take long over them.
  private static let maximumBytes = 4096

  private let expression: Regex<AnyRegexOutput>
  private let groups: Set<String>
  private let map: ProgressMap

  /// - Throws: What is wrong with the pattern.
  init(_ pattern: String, map: ProgressMap) throws {
    self.expression = try Regex(pattern)
    self.groups = Self.groups(of: pattern)
    self.map = map
  }

  mutating func observation(in line: String) -> ProgressObservation? {
    guard line.utf8.count <= Self.maximumBytes,
      let match = try? self.expression.firstMatch(in: line)
    else { return nil }
    return self.map.observation { name in
      guard self.groups.contains(name) else { return nil }
      return match.output[name]?.substring.flatMap { Double($0) }
    }
  }

  /// Fails when a pattern is none, or names nothing that the map knows.
  static func check(
    _ pattern: String, _ map: ProgressMap, fault: (_ reason: String) -> LiteralFault
  ) throws(LiteralFault) {
    do {
      _ = try Regex(pattern)
    } catch {
      throw fault("is no regular expression")
    }
    let known = Set(ProgressField.allCases.flatMap { map.names(of: $0) })
    let groups = Self.groups(of: pattern)
    guard !groups.isEmpty else { throw fault("has no named group, such as (?<loss>...)") }
    guard let stranger = groups.subtracting(known).min() else { return }
    throw fault("has the group \(stranger), which the map gives no meaning")
  }

  /// The names in `(?<name>` and `(?P<name>`.
  private static func groups(of pattern: String) -> Set<String> {
    var groups: Set<String> = []
    for part in pattern.split(separator: "(?", omittingEmptySubsequences: false).dropFirst() {
      let rest = part.hasPrefix("P<") ? part.dropFirst(2) : part.dropFirst()
      guard part.hasPrefix("<") || part.hasPrefix("P<"), let end = rest.firstIndex(of: ">"),
        rest.first?.isLetter == true
      else { continue }
      groups.insert(String(rest[..<end]))
    }
    return groups
  }
}
