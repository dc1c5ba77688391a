package import FoundationEssentials

/// What is known of the end of a model version.
package struct ModelLifecycle: Hashable, Sendable {
  /// That something ends.
  package struct End: Hashable, Sendable {
    /// What.
    package let stage: LifecycleStage
    /// From when.
    package let at: Date
    /// Who says so, and when that was read.
    package let source: String

    package init(stage: LifecycleStage, at: Date, source: String) {
      self.stage = stage
      self.at = at
      self.source = source
    }
  }

  /// What to train in its place.
  package struct Plan: Hashable, Sendable {
    /// On what.
    package let successor: ModelSuccessor
    /// By when; nil when nothing ends.
    package let retrainBy: Date?

    package init(successor: ModelSuccessor, retrainBy: Date?) {
      self.successor = successor
      self.retrainBy = retrainBy
    }
  }

  /// The earliest first; empty when nothing is known to end.
  package let ends: [End]
  /// Days without a request after which the provider deletes what answers with it; nil for never.
  package let idleDeletionDays: Int?
  /// What comes after it; nil when nothing is known to.
  package let plan: Plan?

  package init(ends: [End] = [], idleDeletionDays: Int? = nil, plan: Plan? = nil) {
    self.ends = ends.sorted { $0.at < $1.at }
    self.idleDeletionDays = idleDeletionDays
    self.plan = plan
  }

  /// When a stage ends; nil when that is not known.
  package func date(of stage: LifecycleStage) -> Date? {
    self.ends.first { $0.stage == stage }?.at
  }
}

/// A provider and what it trains on.
package struct ModelSuccessor: Hashable, Sendable {
  /// The provider's name.
  package let provider: String
  /// What it trains on; nil where it begins from nothing.
  package let baseModel: String?

  package init(provider: String, baseModel: String? = nil) {
    self.provider = provider
    self.baseModel = baseModel
  }
}
