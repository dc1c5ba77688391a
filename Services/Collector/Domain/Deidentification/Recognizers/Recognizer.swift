/// Finds one family of identifiers in a text.
///
/// A recogniser walks the tokens once, looks a bounded number of tokens to either side, and never
/// fails: what it proposes is settled by `CandidateList`.
protocol Recognizer: Sendable {
  func recognize(in text: TokenizedText, into found: inout CandidateList)
}
