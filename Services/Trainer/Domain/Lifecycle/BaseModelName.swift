/// The name of what a model was trained on, however a provider writes it.
struct BaseModelName: Hashable, Sendable {
  /// Without what training has added.
  let text: String

  /// Takes a base model's name, or that of a model that was trained before and is trained on again:
  /// `ft:<base>:…` at OpenAI, `<base>.ft-…` at Azure.
  init(_ name: String) {
    if name.hasPrefix("ft:") {
      self.text = name.dropFirst(3).split(separator: ":").first.map(String.init) ?? name
    } else if let mark = name.firstRange(of: ".ft-") {
      self.text = String(name[..<mark.lowerBound])
    } else {
      self.text = name
    }
  }

  /// Whether it is this model, or a dated state of this family: `gpt-4.1-mini-2025-04-14` belongs to `gpt-4.1-mini`,
  /// and not to `gpt-4.1`.
  func belongs(to family: String) -> Bool {
    guard self.text.hasPrefix(family) else { return false }
    let rest = self.text.dropFirst(family.count)
    return rest.isEmpty || (rest.first == "-" && rest.dropFirst().first?.isNumber == true)
  }
}
