/// What training measured. Holds nothing that depends on the clock: it is part of the artefact.
public struct ModelTrainingMetrics: Hashable, Sendable, Codable {
  /// Conversations trained on.
  public var trainingExamples: Int
  /// Conversations held back.
  public var validationExamples: Int
  /// Dialogue positions trained on: one per assistant turn.
  public var trainingPositions: Int
  /// Steps done.
  public var steps: Int
  /// Epochs done.
  public var epochsRun: Int
  /// Whether the patience ran out before the last epoch.
  public var stoppedEarly: Bool
  /// Epoch whose weights were kept, from 1.
  public var bestEpoch: Int
  /// Mean loss of the first tenth of the first epoch's steps.
  public var firstLoss: Double
  /// Mean loss of the last tenth of the last epoch's steps.
  public var lastLoss: Double
  /// Mean training loss of every epoch.
  public var epochLosses: [Double]
  /// Validation loss after every epoch; empty without a validation part.
  public var validationLosses: [Double]
  /// The lowest validation loss; `nil` without a validation part.
  public var bestValidationLoss: Double?
  /// Share of validation conversations whose category is found from all their user turns.
  public var validationAccuracy: Double?
  /// Share of validation emergencies that are escalated, red-flag layer included.
  public var emergencyRecall: Double?
  /// Share of validation positions where the true reply ranks first among 20.
  public var replyRecallAt1: Double?
  /// Replies the model can give.
  public var replies: Int
}
