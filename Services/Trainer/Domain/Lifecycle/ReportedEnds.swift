package import FoundationEssentials

/// What a provider itself said about the end of one of its models.
package struct ReportedEnds: Hashable, Sendable {
  /// The provider's name.
  package let provider: String
  /// The provider's name for the model.
  package let model: String
  /// When training on it ends; nil when that was not said.
  package let trainingEnd: Date?
  /// When it stops answering; nil when that was not said.
  package let shutdown: Date?
  /// When it was asked.
  package let askedAt: Date

  package init(
    provider: String, model: String, trainingEnd: Date? = nil, shutdown: Date? = nil, askedAt: Date
  ) {
    self.provider = provider
    self.model = model
    self.trainingEnd = trainingEnd
    self.shutdown = shutdown
    self.askedAt = askedAt
  }

  /// What it said about a stage.
  func date(of stage: LifecycleStage) -> Date? {
    switch stage {
    case .trainingEnd: self.trainingEnd
    case .shutdown: self.shutdown
    }
  }
}

/// A provider that tells when its models end.
package protocol LifecycleSource: Sendable {
  /// The provider's name.
  var name: String { get }

  /// What it says about a model; nil when it has no such model.
  ///
  /// - Throws: Whatever keeps it from answering.
  func ends(ofModel model: String) async throws -> ReportedEnds?
}

/// The durable memory of what providers said.
package protocol LifecycleLedger: Sendable {
  /// Keeps what was said last about each model.
  func note(_ ends: ReportedEnds) async throws

  /// Everything that was said.
  func reportedEnds() async throws -> [ReportedEnds]
}
