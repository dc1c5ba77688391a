/// What a caller may ask of a completion. A model that cannot honour an option ignores it.
public struct ChatOptions: Hashable, Sendable {
  /// Longest answer, in tokens of the model; `nil` leaves it to the model.
  public var maxTokens: Int?
  /// Randomness of generative models; the embedded model always gives the same answer.
  public var temperature: Double?
  /// Makes repeatable what is random.
  public var seed: UInt64?

  /// Nothing is asked.
  public static let defaults = ChatOptions()

  /// Creates options.
  public init(maxTokens: Int? = nil, temperature: Double? = nil, seed: UInt64? = nil) {
    self.maxTokens = maxTokens
    self.temperature = temperature
    self.seed = seed
  }
}
