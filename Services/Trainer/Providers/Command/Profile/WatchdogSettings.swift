/// When the losses that a command reports end it before it ends itself.
struct WatchdogSettings: Hashable, Sendable {
  /// Whether a loss that is no finite number ends the training.
  var stopsAtNonFinite = true
  /// How many times the running median a loss may be; zero looks at no median.
  var lossFactor = 10.0
  /// How many rows in a row must exceed it.
  var lossRows = 5
  /// Rows that the median is taken over.
  var lossWindow = 100
  /// Whether the run's early-stopping patience is kept here, for commands that keep none.
  var stopsEarly = true
  /// Rows without a new lowest loss after which training stops early; zero never.
  var rowsWithoutImprovement = 0

  init() {}

  /// Reads a profile's `watchdogs`.
  init(_ fields: inout ProfileFields) throws(LiteralFault) {
    self.stopsAtNonFinite = try fields.boolean("nonFiniteLoss", default: true)
    self.lossFactor = try fields.number("lossFactor", default: 10, in: 0...1e9)
    self.lossRows = try fields.integer("lossRows", default: 5, in: 1...100_000)
    self.lossWindow = try fields.integer("lossWindow", default: 100, in: 3...100_000)
    self.stopsEarly = try fields.boolean("earlyStopping", default: true)
    self.rowsWithoutImprovement = try fields.integer(
      "rowsWithoutImprovement", default: 0, in: 0...10_000_000)
    try fields.finish()
  }
}
