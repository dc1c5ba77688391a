/// A text with placeholders in braces, checked when the configuration is read. `{{` and `}}` stand
/// for braces.
struct CommandTemplate: Hashable, Sendable {
  private enum Piece: Hashable, Sendable {
    case text(String)
    case placeholder(Placeholder)
  }

  /// Why a text is no template.
  struct Fault: Error, Hashable {
    let reason: String
    /// Characters before the fault.
    let offset: Int
  }

  private let pieces: [Piece]

  /// Reads a template.
  init(_ text: String) throws(Fault) {
    var pieces: [Piece] = []
    var plain = ""
    let characters = Array(text)
    var index = 0
    while index < characters.count {
      let character = characters[index]
      let isDoubled = index + 1 < characters.count && characters[index + 1] == character
      switch character {
      case "{", "}":
        if isDoubled {
          plain.append(character)
          index += 2
          continue
        }
        guard character == "{" else { throw Fault(reason: "a single '}'", offset: index) }
        if !plain.isEmpty { pieces.append(.text(plain)) }
        plain = ""
        let (placeholder, next) = try Self.placeholder(in: characters, at: index)
        pieces.append(.placeholder(placeholder))
        index = next
      default:
        plain.append(character)
        index += 1
      }
    }
    if !plain.isEmpty { pieces.append(.text(plain)) }
    self.pieces = pieces
  }

  private static func placeholder(
    in characters: [Character], at start: Int
  ) throws(Fault) -> (Placeholder, next: Int) {
    guard let end = characters[start...].firstIndex(of: "}") else {
      throw Fault(reason: "a '{' without its '}'", offset: start)
    }
    let name = String(characters[(start + 1)..<end])
    guard let placeholder = Placeholder(name: name) else {
      let known = Placeholder.names.joined(separator: ", ")
      throw Fault(
        reason: "unknown placeholder {\(name)}; known are \(known); write {{ for a brace",
        offset: start)
    }
    return (placeholder, end + 1)
  }

  /// The placeholders in it.
  var placeholders: Set<Placeholder> {
    Set(
      self.pieces.compactMap { piece in
        if case .placeholder(let placeholder) = piece { placeholder } else { nil }
      })
  }

  /// The placeholder that the whole text is; nil when there is more to it.
  var whole: Placeholder? {
    if self.pieces.count == 1, case .placeholder(let placeholder) = self.pieces[0] {
      placeholder
    } else {
      nil
    }
  }

  /// The text with its placeholders filled in; nil when there is no value for one of them.
  func rendered(with values: PlaceholderValues) -> String? {
    var text = ""
    for piece in self.pieces {
      switch piece {
      case .text(let plain): text += plain
      case .placeholder(let placeholder):
        guard let value = values[placeholder] else { return nil }
        text += value.text
      }
    }
    return text
  }
}
