import FoundationEssentials

/// All that is said about the ends of models: by the installation, by the providers, and by this release.
package struct LifecycleBook: Hashable, Sendable {
  /// What the installation says; comes before everything else.
  private let own: [LifecycleEntry]
  /// What this release knows; comes last.
  private let known: [LifecycleEntry]

  /// - Parameters:
  ///   - own: What the installation says.
  ///   - known: What this release knows.
  package init(own: [LifecycleEntry] = [], known: [LifecycleEntry]) {
    self.own = own
    self.known = known
  }

  /// What this release knows, without the providers that only copy another one's interface.
  package static func product(
    own: [LifecycleEntry] = [], withoutProviders strangers: Set<String> = []
  ) -> LifecycleBook {
    LifecycleBook(
      own: own, known: LifecycleTable.entries.filter { !strangers.contains($0.provider) })
  }

  /// What is known of the end of a model.
  ///
  /// - Parameters:
  ///   - provider: Who trained it.
  ///   - baseModel: What it was trained on; nil when it began from nothing, or that is not known.
  ///   - reported: What the provider said about the model and its base.
  package func lifecycle(
    provider: String, baseModel: String?, reported: [ReportedEnds] = []
  ) -> ModelLifecycle {
    let own = Self.matching(self.own, provider, baseModel)
    let known = Self.matching(self.known, provider, baseModel)
    let ends = LifecycleStage.allCases.compactMap { stage in
      Self.end(stage, own, reported, known)
    }
    let idle = (own + known).lazy.compactMap(\.idleDeletionDays).first
    let successor = (own + known).lazy.compactMap(\.successor).first
    let shutdown = ends.first { $0.stage == .shutdown }?.at
    return ModelLifecycle(
      ends: ends, idleDeletionDays: idle == 0 ? nil : idle,
      plan: successor.map { self.plan($0, before: shutdown) })
  }

  /// A successor is to be trained before its predecessor is gone, and while it can be trained at all.
  private func plan(_ successor: ModelSuccessor, before shutdown: Date?) -> ModelLifecycle.Plan {
    guard let shutdown else { return ModelLifecycle.Plan(successor: successor, retrainBy: nil) }
    let (own, known) = (
      Self.matching(self.own, successor.provider, successor.baseModel),
      Self.matching(self.known, successor.provider, successor.baseModel)
    )
    let last = Self.end(.trainingEnd, own, [], known)?.at
    return ModelLifecycle.Plan(
      successor: successor, retrainBy: min(shutdown, last ?? shutdown))
  }

  private static func end(
    _ stage: LifecycleStage, _ own: [LifecycleEntry], _ reported: [ReportedEnds],
    _ known: [LifecycleEntry]
  ) -> ModelLifecycle.End? {
    if let said = Self.entry(stage, own) { return said.day.date.map { said.end(stage, $0) } }
    let told = reported.compactMap { ends in ends.date(of: stage).map { ($0, ends) } }
      .min { $0.0 < $1.0 }
    if let (date, ends) = told {
      let day = CalendarDay.text(of: ends.askedAt)
      return ModelLifecycle.End(stage: stage, at: date, source: "\(ends.provider), asked \(day)")
    }
    guard let said = Self.entry(stage, known) else { return nil }
    return said.day.date.map { said.end(stage, $0) }
  }

  /// An entry that says something about a stage.
  private struct Saying {
    let day: LifecycleEntry.Day
    let source: String

    func end(_ stage: LifecycleStage, _ date: Date) -> ModelLifecycle.End {
      ModelLifecycle.End(stage: stage, at: date, source: self.source)
    }
  }

  private static func entry(_ stage: LifecycleStage, _ entries: [LifecycleEntry]) -> Saying? {
    entries.lazy.compactMap { entry in
      entry.day(of: stage).map { Saying(day: $0, source: entry.source) }
    }.first
  }

  /// The entries about a model: what is said about its own name before what is said about its family, and that before
  /// what is said about all models of the provider.
  private static func matching(
    _ entries: [LifecycleEntry], _ provider: String, _ baseModel: String?
  ) -> [LifecycleEntry] {
    let name = baseModel.map(BaseModelName.init)
    return entries.filter { entry in
      guard entry.provider == provider else { return false }
      guard let family = entry.baseModel else { return true }
      return name?.belongs(to: family) ?? false
    }.sorted { ($0.baseModel?.count ?? 0) > ($1.baseModel?.count ?? 0) }
  }
}
