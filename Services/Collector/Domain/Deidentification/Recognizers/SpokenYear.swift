/// Years in words.
enum SpokenYear {
  /// The last token of a spoken year that starts at `index`; nil when there is none.
  static func end(at index: Int, in text: TokenizedText) -> Int? {
    let first = text[index]
    guard first.kind == .word, first.isAny(.number) else { return nil }
    if first.value == 2, text[index + 1].cue == .thousand {
      var last = index + 1
      let next = text[last + 1].cue == .and ? last + 2 : last + 1
      if text[next].isAny(.number), text[next].value > 0 { last = self.pair(at: next, text) }
      return last
    }
    guard first.value == 19 || first.value == 20 else { return nil }
    if text[index + 1].cue == .hundred { return index + 1 }
    let next = text[index + 1].isMark("-") ? index + 2 : index + 1
    if text[next].kind == .number, text[next].count == 2 { return next }
    guard text[next].isAny(.number) else { return nil }
    // "nineteen oh five" and "nineteen eighty (five)".
    if text[next].value == 0 {
      return text[next + 1].isAny(.number) && text[next + 1].value < 10 ? next + 1 : nil
    }
    return text[next].value >= 10 ? self.pair(at: next, text) : nil
  }

  /// The last token of "eighty five" or "eighty".
  private static func pair(at index: Int, _ text: TokenizedText) -> Int {
    guard text[index].value >= 20 else { return index }
    let next = text[index + 1].isMark("-") ? index + 2 : index + 1
    let unit = text[next]
    return unit.isAny(.number) && unit.value > 0 && unit.value < 10 ? next : index
  }
}
