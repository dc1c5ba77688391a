/// Cuts an answer into the pieces it is streamed in.
enum ChatWords {
  /// The words, each with the blanks before it, so that joining them gives the answer back.
  static func split(_ text: String) -> [String] {
    var pieces: [String] = []
    var current = ""
    var inWord = false
    for character in text {
      if character.isWhitespace {
        if inWord {
          pieces.append(current)
          current = ""
          inWord = false
        }
      } else {
        inWord = true
      }
      current.append(character)
    }
    if !current.isEmpty { pieces.append(current) }
    return pieces
  }
}
