/// Digits written together, with the separator that stands before them.
package struct DigitGroup: Sendable, Equatable {
  package var digits: String
  /// What separates it from the group before; empty for the first of a run.
  package var separator: String

  /// The runs of digit groups in a text: groups belong to one run while only spaces, hyphens, dots,
  /// slashes and brackets stand between them, at most two characters.
  package static func runs(in text: String) -> [[DigitGroup]] {
    var runs: [[DigitGroup]] = []
    var run: [DigitGroup] = []
    var digits = ""
    var separator = ""
    var between = ""
    func endGroup() {
      guard !digits.isEmpty else { return }
      run.append(DigitGroup(digits: digits, separator: run.isEmpty ? "" : separator))
      digits = ""
    }
    for character in text {
      if character.isNumber {
        if digits.isEmpty { separator = between }
        digits.append(character)
        between = ""
        continue
      }
      endGroup()
      between.append(character)
      if between.count > 2 || !" -./()\u{2011}\u{2013}".contains(character) {
        if !run.isEmpty { runs.append(run) }
        run = []
        between = ""
      }
    }
    endGroup()
    return run.isEmpty ? runs : runs + [run]
  }
}
