/// A sign that an identifier may have been left in a text that was de-identified.
package enum ResidualSignal: String, CaseIterable, Sendable {
  /// Five or more digits in a row that no rule took for a quantity.
  case digits = "residual.digits"
  /// An at sign outside every span.
  case atSign = "residual.at-sign"
  /// Words announced a name and none was found.
  case announcedName = "residual.announced-name"
  /// Letters of a script that the rules cannot read.
  case foreignScript = "residual.foreign-script"

  /// The signals in a text whose identifiers are `covered`, in bytes of the folded text.
  static func signals(in text: TokenizedText, covered: [Candidate]) -> [ResidualSignal] {
    var found: Set<ResidualSignal> = []
    var next = 0
    for index in 0..<text.count {
      let token = text[index]
      while next < covered.count, covered[next].end <= token.start { next += 1 }
      if next < covered.count, token.start >= covered[next].start { continue }
      switch token.kind {
      case .number
      where token.count >= 5 && !text[index + 1].isAny(.unit) && !text[index - 1].isMark("$"):
        if !Self.isPublicLine(index, text) { found.insert(.digits) }
      case .mark
      where token.isMark("@") && (text.isAttached(index) || text.isAttached(index + 1)):
        found.insert(.atSign)
      case .word where text.bytes(of: token).contains(NormalizedText.foreignLetter):
        found.insert(.foreignScript)
      case .word where Self.isUnmetAnnouncement(index, text): found.insert(.announcedName)
      default: break
      }
    }
    return found.sorted { $0.rawValue < $1.rawValue }
  }

  private static func isPublicLine(_ index: Int, _ text: TokenizedText) -> Bool {
    NumberRun(startingAt: index, in: text).map(NumberShape.isPublicLine) ?? false
  }

  /// A capitalised pair that no rule took after "name is": the rules may have missed a name.
  private static func isUnmetAnnouncement(_ index: Int, _ text: TokenizedText) -> Bool {
    guard text.casing == .informative, text[index].isCapitalized, !text[index].isAny(.function),
      text[index].count > 1, text[index + 1].isCapitalized, !text[index + 1].isAny(.function),
      text[index - 1].cue == .is || text[index - 1].isMark(":")
    else { return false }
    return text[index - 2].cue == .name || text[index - 2].cue == .names
  }
}
