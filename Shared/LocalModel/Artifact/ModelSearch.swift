/// The trials that a model was chosen from, and how models did on sources that they were not trained on.
///
/// Holds nothing that depends on the clock or on accidents: the same data and settings give the same.
public struct ModelSearch: Hashable, Sendable, Codable {
  /// One training with parameters of its own.
  public struct Trial: Hashable, Sendable, Codable {
    /// From 1.
    public var number: Int
    /// What it was trained with.
    public var parameters: ModelTrainingParameters
    /// Seed of its random choices.
    public var seed: UInt64
    /// The lowest loss on the validation part, which is the same in all trials; `nil` when there is no model.
    public var validationLoss: Double?
    /// Share of the validation part judged right; `nil` when there is no model.
    public var validationAccuracy: Double?
    /// Epochs done; `nil` when there is no model.
    public var epochsRun: Int?
    /// Why there is no model; `nil` when there is one.
    public var failure: String?
    /// Whether this is the model.
    public var isChosen: Bool

    /// Creates a row of the table.
    public init(
      number: Int, parameters: ModelTrainingParameters, seed: UInt64, validationLoss: Double? = nil,
      validationAccuracy: Double? = nil, epochsRun: Int? = nil, failure: String? = nil,
      isChosen: Bool = false
    ) {
      self.number = number
      self.parameters = parameters
      self.seed = seed
      self.validationLoss = validationLoss
      self.validationAccuracy = validationAccuracy
      self.epochsRun = epochsRun
      self.failure = failure
      self.isChosen = isChosen
    }
  }

  /// How a model with the chosen parameters did on a source that it was not trained on.
  public struct HeldOut: Hashable, Sendable, Codable {
    /// What was left out.
    public var source: String
    /// Its conversations.
    public var conversations: Int
    /// Those with a known category.
    public var judged: Int
    /// Those of them that were given it.
    public var right: Int
    /// Emergencies.
    public var emergencies: Int
    /// Those of them that were escalated.
    public var escalated: Int
    /// Why there is no result; `nil` when there is one.
    public var failure: String?

    /// Creates a row of the report.
    public init(
      source: String, conversations: Int = 0, judged: Int = 0, right: Int = 0, emergencies: Int = 0,
      escalated: Int = 0, failure: String? = nil
    ) {
      self.source = source
      self.conversations = conversations
      self.judged = judged
      self.right = right
      self.emergencies = emergencies
      self.escalated = escalated
      self.failure = failure
    }

    /// Share of those with a known category that were given it; `nil` without any.
    public var accuracy: Double? {
      self.judged > 0 ? Double(self.right) / Double(self.judged) : nil
    }
  }

  /// Seed of what was held back for validation.
  public var splitSeed: UInt64
  /// All trials, by number.
  public var trials: [Trial]
  /// By source; empty when none was left out.
  public var heldOut: [HeldOut]

  /// Creates a table.
  public init(splitSeed: UInt64, trials: [Trial], heldOut: [HeldOut] = []) {
    self.splitSeed = splitSeed
    self.trials = trials
    self.heldOut = heldOut
  }
}
