/// The custom parameters of a training run, as its JSON body names them.
///
/// They are those of a fine-tuning job, so that one set of parameters serves every provider. What
/// each means to the embedded model is said at the parameter.
public struct ModelTrainingParameters: Hashable, Sendable, Codable {
  /// Dialogue positions per optimisation step: their gradients are averaged, and each one's reply
  /// is a negative of the others.
  public var batchSize: Int
  /// Epochs; every one is a checkpoint and a look at the validation loss.
  public var epochs: Int
  /// Peak rate in the scale of fine-tuning; `LearningRateSchedule.scale` turns it into the rate of
  /// the sparse optimiser.
  public var learningRate: Double
  /// Steps over which the rate rises linearly from 0.
  public var warmupSteps: Int
  /// Words of a dialogue that are read; the most recent are kept.
  public var maxSequenceLength: Int
  /// Share of the conversation groups that is held back from training, 0 to 0.5.
  public var validationSplit: Double
  /// Epochs without a better validation loss after which training stops; 0 never stops early.
  public var earlyStoppingPatience: Int
  /// Weighs emergencies, symptoms and prescriptions up, makes a missed emergency dearer than a
  /// false alarm, adds medical lexicon features and the phrases of the red-flag lexicon.
  public var medicalSpecialization: Bool

  /// The defaults of the product.
  public static let defaults = ModelTrainingParameters()

  /// Creates parameters; every default is the product's.
  public init(
    batchSize: Int = 16, epochs: Int = 3, learningRate: Double = 0.0001, warmupSteps: Int = 100,
    maxSequenceLength: Int = 2048, validationSplit: Double = 0.2, earlyStoppingPatience: Int = 2,
    medicalSpecialization: Bool = true
  ) {
    self.batchSize = batchSize
    self.epochs = epochs
    self.learningRate = learningRate
    self.warmupSteps = warmupSteps
    self.maxSequenceLength = maxSequenceLength
    self.validationSplit = validationSplit
    self.earlyStoppingPatience = earlyStoppingPatience
    self.medicalSpecialization = medicalSpecialization
  }

  /// Throws `ModelTrainingError.invalidParameter` naming the first parameter out of its range.
  public func validate() throws(ModelTrainingError) {
    try Self.check("batchSize", self.batchSize, in: 1...1024)
    try Self.check("epochs", self.epochs, in: 1...1000)
    try Self.check("learningRate", self.learningRate, in: 1e-8...1)
    try Self.check("warmupSteps", self.warmupSteps, in: 0...1_000_000)
    try Self.check("maxSequenceLength", self.maxSequenceLength, in: 8...131_072)
    try Self.check("validationSplit", self.validationSplit, in: 0...0.5)
    try Self.check("earlyStoppingPatience", self.earlyStoppingPatience, in: 0...1000)
  }

  private static func check<Value: Comparable & Sendable>(
    _ name: String, _ value: Value, in range: ClosedRange<Value>
  ) throws(ModelTrainingError) {
    guard range.contains(value) else {
      throw .invalidParameter(
        name: name, value: "\(value)", allowed: "\(range.lowerBound) to \(range.upperBound)")
    }
  }
}
