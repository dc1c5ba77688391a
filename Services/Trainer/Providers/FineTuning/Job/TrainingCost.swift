/// What a training will cost, by an estimate.
struct TrainingCost: Hashable, Sendable {
  /// Tokens over all epochs.
  let tokens: Int
  /// In the price's currency; nil when no price is known.
  let amount: Double?

  /// Bytes of UTF-8 that a token stands for in English, on average.
  private static let bytesPerToken: Int64 = 4

  /// Estimates.
  ///
  /// - Parameters:
  ///   - bytes: Size of the training file: its braces and names count as text, so the estimate is high.
  ///   - epochs: Passes over it.
  ///   - price: Of a million tokens; nil when it is not known.
  init(bytes: Int64, epochs: Int, pricePerMillionTokens price: Double?) {
    self.tokens = Int((bytes + Self.bytesPerToken - 1) / Self.bytesPerToken) * epochs
    self.amount = price.map { [tokens] in Double(tokens) / 1e6 * $0 }
  }

  /// Passes what may be spent.
  ///
  /// - Throws: `RunFailure.trainingFailed`.
  func check(against budget: Double?) throws(RunFailure) {
    guard let budget else { return }
    guard let amount = self.amount else {
      throw .trainingFailed(
        reason: "there is a budget but no price to judge by; set the provider's"
          + " FINE_TUNE_PRICE_PER_MILLION_TOKENS")
    }
    guard amount <= budget else {
      throw .trainingFailed(
        reason: "training on about \(self.tokens) tokens would cost \(Self.rounded(amount)), but"
          + " FINE_TUNE_BUDGET allows \(Self.rounded(budget)); train fewer epochs or raise it")
    }
  }

  private static func rounded(_ amount: Double) -> Double { (amount * 100).rounded(.up) / 100 }
}
