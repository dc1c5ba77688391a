/// Writes English contractions out, so that "can't", "cannot" and "can not" are one thing.
package enum Contraction {
  /// The full words of a lower-cased word.
  package static func expand(_ word: String) -> [String] {
    if let known = self.irregular[word] { return known }
    guard let apostrophe = word.lastIndex(of: "'") else { return [word] }
    let stem = String(word[..<apostrophe])
    let ending = word[word.index(after: apostrophe)...]
    switch ending {
    case "t" where stem.hasSuffix("n"): return [String(stem.dropLast()), "not"]
    case "re": return [stem, "are"]
    case "ll": return [stem, "will"]
    case "ve": return [stem, "have"]
    case "d": return [stem, "would"]
    case "m": return [stem, "am"]
    case "s": return self.takesIs.contains(stem) ? [stem, "is"] : [stem]
    case "": return stem.isEmpty ? [] : [stem]
    default: return [word.filter { $0 != "'" }]
    }
  }

  private static let irregular: [String: [String]] = [
    "can't": ["can", "not"], "cant": ["can", "not"], "cannot": ["can", "not"],
    "won't": ["will", "not"], "wont": ["will", "not"], "shan't": ["shall", "not"],
    "ain't": ["is", "not"], "dont": ["do", "not"], "doesnt": ["does", "not"],
    "didnt": ["did", "not"], "isnt": ["is", "not"], "arent": ["are", "not"],
    "shouldnt": ["should", "not"], "let's": ["let", "us"], "gonna": ["going", "to"],
  ]

  /// Where 's means "is"; elsewhere it is a possessive and is dropped.
  private static let takesIs: Set<String> = [
    "it", "that", "he", "she", "there", "here", "what", "who", "where", "how", "this", "when",
  ]
}
