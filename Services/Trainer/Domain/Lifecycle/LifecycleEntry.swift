package import FoundationEssentials

/// What somebody says about the end of a family of models.
package struct LifecycleEntry: Hashable, Sendable {
  /// When something ends.
  package enum Day: Hashable, Sendable {
    /// It does not, whatever others say.
    case never
    /// From the beginning of this day on.
    case on(Date)

    /// The day; nil for never.
    var date: Date? { if case .on(let date) = self { date } else { nil } }
  }

  /// The provider's name.
  package var provider: String
  /// The base model or its family; nil for all that the provider has.
  package var baseModel: String?
  /// When training on it ends; nil says nothing.
  package var trainingEnd: Day?
  /// When what was trained on it stops answering; nil says nothing.
  package var shutdown: Day?
  /// Days without a request after which the provider deletes what answers; 0 for never, nil says nothing.
  package var idleDeletionDays: Int?
  /// What comes after it; nil says nothing.
  package var successor: ModelSuccessor?
  /// Who says so, and when that was read.
  package var source: String

  package init(
    provider: String, baseModel: String? = nil, trainingEnd: Day? = nil, shutdown: Day? = nil,
    idleDeletionDays: Int? = nil, successor: ModelSuccessor? = nil, source: String
  ) {
    self.provider = provider
    self.baseModel = baseModel
    self.trainingEnd = trainingEnd
    self.shutdown = shutdown
    self.idleDeletionDays = idleDeletionDays
    self.successor = successor
    self.source = source
  }

  /// What it says about a stage.
  func day(of stage: LifecycleStage) -> Day? {
    switch stage {
    case .trainingEnd: self.trainingEnd
    case .shutdown: self.shutdown
    }
  }
}
