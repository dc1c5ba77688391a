/// Which names a command uses for what.
struct ProgressMap: Hashable, Sendable {
  private var names: [ProgressField: [String]]

  /// The names of the Hugging Face trainer and its relatives.
  static let standard = ProgressMap()

  init() {
    self.names = Dictionary(
      uniqueKeysWithValues: ProgressField.allCases.map { ($0, $0.usualNames) })
  }

  /// Reads a reader's `map`: our name to theirs. What it does not name keeps its usual names.
  init(_ fields: inout ProfileFields) throws(LiteralFault) {
    self.init()
    guard var map = try fields.fields("map") else { return }
    for member in map.takeRest() {
      guard let field = ProgressField(rawValue: member.name) else {
        let known = ProgressField.allCases.map(\.rawValue).joined(separator: ", ")
        throw LiteralFault(
          reason: "there is no progress value \(member.name); known are \(known)",
          position: member.namePosition)
      }
      guard let name = member.value.string, !name.isEmpty else {
        throw LiteralFault(
          reason: "map.\(member.name) must be the command's name for it",
          position: member.value.position)
      }
      self.names[field] = [name]
    }
  }

  /// The command's names for a value, the likeliest first.
  func names(of field: ProgressField) -> [String] { self.names[field] ?? [] }

  /// What a row holds; nil when it holds nothing of interest.
  func observation(_ value: (_ name: String) -> Double?) -> ProgressObservation? {
    var observation = ProgressObservation()
    for field in ProgressField.allCases {
      for name in self.names(of: field) {
        guard let number = value(name) else { continue }
        observation[field] = number
        break
      }
    }
    return observation.isEmpty ? nil : observation
  }
}
