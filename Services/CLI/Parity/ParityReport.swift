import RESTContract

/// Two versions of one dataset that differ in who trained them, side by side.
struct ParityReport: Codable, Sendable, Equatable {
  /// Whether the new version can take the place of the old one.
  enum Verdict: String, Codable, Sendable {
    /// Overall and in safety it is shown to be no worse than the margin.
    case parity
    /// Overall or in safety it is shown to be worse than the margin.
    case worse
    /// The scenarios do not decide.
    case inconclusive
    /// They were not trained on the same data.
    case differentData = "different-data"
    /// There is nothing to compare by.
    case notEvaluated = "not-evaluated"
  }

  /// Whether two things are the same.
  enum Match: String, Codable, Sendable {
    case same, different
    /// They are written in different formats, or one of them is not written at all.
    case notComparable = "not-comparable"
  }

  /// One of both versions.
  struct Version: Codable, Sendable, Equatable {
    var modelVersionId: String
    var provider: String
    var baseModel: String?
    var providerModel: String?
    var snapshotId: String
    /// Conversations trained on, and held back.
    var examples: Int
    var validationExamples: Int
  }

  /// A file that providers were given.
  struct File: Codable, Sendable, Equatable {
    /// "training" or "validation".
    var part: String
    var from: TrainingLineageResource.DataFile?
    var to: TrainingLineageResource.DataFile?
    var match: Match
  }

  /// A parameter on both sides.
  struct Parameter: Codable, Sendable, Equatable {
    var name: String
    var from: String
    var to: String
    /// What holds in its place at either provider; absent where it has a counterpart.
    var insteadFrom: String?
    var insteadTo: String?
  }

  var from: Version
  var to: Version
  /// Whether both were trained on one snapshot.
  var snapshots: Match
  var files: [File]
  var parameters: [Parameter]
  /// The evaluation of the new version against the old one; absent when there is none.
  var evaluation: EvaluationResource?
  var comparison: EvaluationComparison?
  /// How much worse the new version may be.
  var margin: Double
  var verdict: Verdict

  /// Compares.
  ///
  /// - Parameters:
  ///   - evaluation: Of `to` against `from`; nil when there is none.
  ///   - comparison: The paired comparison of that evaluation.
  ///   - margin: By which the Evaluator counts a version as no worse.
  init(
    from: ModelVersionResource, to: ModelVersionResource, evaluation: EvaluationResource?,
    comparison: EvaluationComparison?, margin: Double
  ) {
    self.from = Version(from)
    self.to = Version(to)
    self.snapshots = from.snapshotId == to.snapshotId ? .same : .different
    self.files = [
      File("training", from.lineage?.trainingFile, to.lineage?.trainingFile),
      File("validation", from.lineage?.validationFile, to.lineage?.validationFile),
    ]
    self.parameters = Self.parameters(of: from, to)
    self.evaluation = evaluation
    self.comparison = comparison
    self.margin = margin
    self.verdict = Self.verdict(self.snapshots, comparison, margin)
  }

  private static func verdict(
    _ snapshots: Match, _ comparison: EvaluationComparison?, _ margin: Double
  ) -> Verdict {
    guard snapshots == .same else { return .differentData }
    guard let comparison else { return .notEvaluated }
    let intervals = [comparison.overall.difference, comparison.safety.difference]
    if intervals.contains(where: { $0.upper < -margin }) { return .worse }
    return intervals.allSatisfy { $0.lower > -margin } ? .parity : .inconclusive
  }

  private static func parameters(
    of from: ModelVersionResource, _ to: ModelVersionResource
  ) -> [Parameter] {
    let instead = { (version: ModelVersionResource, name: String) in
      version.lineage?.withoutCounterpart.first { $0.name == name }?.instead
    }
    return zip(from.parameters.named, to.parameters.named).map { old, new in
      Parameter(
        name: old.name, from: old.value, to: new.value, insteadFrom: instead(from, old.name),
        insteadTo: instead(to, old.name))
    }
  }
}

extension ParityReport.Version {
  fileprivate init(_ version: ModelVersionResource) {
    self.init(
      modelVersionId: version.id, provider: version.provider,
      baseModel: version.lineage?.baseModel, providerModel: version.lineage?.providerModel,
      snapshotId: version.snapshotId, examples: version.metrics.examples,
      validationExamples: version.metrics.validationExamples)
  }
}

extension ParityReport.File {
  fileprivate init(
    _ part: String, _ from: TrainingLineageResource.DataFile?,
    _ to: TrainingLineageResource.DataFile?
  ) {
    let match: ParityReport.Match
    if let from, let to, from.format == to.format {
      match = from.sha256 == to.sha256 ? .same : .different
    } else {
      match = .notComparable
    }
    self.init(part: part, from: from, to: to, match: match)
  }
}

extension TrainingParametersResource {
  /// Every parameter with its value as text, in one order.
  var named: [(name: String, value: String)] {
    func text(_ value: (some CustomStringConvertible)?) -> String {
      value.map(\.description) ?? "-"
    }
    return [
      ("batchSize", text(self.batchSize)), ("epochs", text(self.epochs)),
      ("learningRate", text(self.learningRate)), ("warmupSteps", text(self.warmupSteps)),
      ("maxSequenceLength", text(self.maxSequenceLength)),
      ("validationSplit", text(self.validationSplit)),
      ("earlyStoppingPatience", text(self.earlyStoppingPatience)),
      ("medicalSpecialization", text(self.medicalSpecialization)),
    ]
  }
}
