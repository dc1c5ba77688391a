/// What replies speak of, in the concepts of the medical lexicon, weighed by how rare they are.
///
/// A reply that brings up something the patient never mentioned (a journey, a pregnancy, another
/// part of the body) is about somebody else.
package struct ReplyConcepts: Sendable {
  /// Concepts of each reply, ascending, with their weights.
  private let concepts: [[(concept: UInt64, weight: Float)]]

  /// Words that make a sentence advice for another case: what it names need not be the matter.
  private static let conditions: Set<Substring> = ["if", "unless", "whenever", "case"]

  package init(_ entries: [ReplyEntry], lexicon: MedicalLexicon?) {
    let found = entries.map { entry in
      lexicon.map { Self.concepts(of: entry.text, $0) } ?? []
    }
    var frequencies: [UInt64: Int] = [:]
    for concepts in found {
      for concept in concepts { frequencies[concept, default: 0] += 1 }
    }
    let total = Float(entries.count + 1)
    let weights = frequencies.mapValues { FastMath.log(total / Float($0 + 1)) }
    self.concepts = found.map { concepts in
      concepts.sorted().map { ($0, weights[$0] ?? 0) }
    }
  }

  /// For every reply the weight of what it speaks of although it was not said.
  package func foreign(to said: Set<UInt64>) -> [Float] {
    self.concepts.map { concepts in
      concepts.reduce(0) { said.contains($1.concept) ? $0 : $0 + $1.weight }
    }
  }

  private static func concepts(of text: String, _ lexicon: MedicalLexicon) -> Set<UInt64> {
    let sentences = text.split(whereSeparator: { ".!?;".contains($0) })
    return sentences.reduce(into: Set()) { found, sentence in
      let words = sentence.lowercased().split(whereSeparator: { !$0.isLetter })
      guard !words.contains(where: Self.conditions.contains) else { return }
      found.formUnion(lexicon.topics(in: String(sentence)))
    }
  }
}
