import FoundationEssentials
import ModelRuntime
import ProviderAccess

/// A run's parameters as a job on the Hub gets them.
struct HubParameters: Hashable, Sendable {
  /// By the names that the job knows, as JSON with its members in order.
  let json: String
  /// What there is no counterpart of, whatever was asked for.
  let withoutCounterpart: [FineTunedArtifact.UnmappedParameter]
  /// Those of them that differ from the product's defaults: somebody wanted them.
  let ignored: [String]
  /// All that was asked for, by the pipeline's names.
  let requested: [String: String]

  /// Maps parameters.
  ///
  /// - Parameters:
  ///   - plan: What was asked for, beside what the data makes of it.
  ///   - hasValidation: Whether anything is held back.
  /// - Throws: `RunFailure.trainingFailed` for what jobs do not have where that is to be refused.
  init(
    _ plan: HyperparameterPlan, hasValidation: Bool, _ settings: HubSettings
  ) throws(RunFailure) {
    let unmapped = Self.unmapped(plan.asked, hasValidation: hasValidation)
    let defaults = Dictionary(
      uniqueKeysWithValues: Self.unmapped(.defaults, hasValidation: false).map {
        ($0.name, $0.value)
      })
    let ignored = unmapped.filter { defaults[$0.name] != $0.value }.map(\.name)
    if settings.unsupportedParameters == .refuse, !ignored.isEmpty {
      throw .trainingFailed(
        reason:
          "jobs at \(HubAccess.name) have no counterpart of \(ignored.joined(separator: ", "));"
          + " leave them at their defaults, or set FINE_TUNE_UNSUPPORTED_PARAMETERS=warn")
    }
    self.withoutCounterpart = unmapped
    self.ignored = ignored
    self.requested = Dictionary(
      uniqueKeysWithValues: plan.record(without: []).map { ($0.key, $0.value.asked) })
    self.json = Self.json(plan, settings)
  }

  private static func json(_ plan: HyperparameterPlan, _ settings: HubSettings) -> String {
    JSONLine.object([
      ("epochs", "\(plan.asked.epochs)"), ("micro_batch_size", "\(plan.microBatchSize)"),
      ("gradient_accumulation_steps", "\(plan.accumulationSteps)"),
      ("learning_rate", "\(plan.asked.learningRate)"), ("warmup_steps", "\(plan.warmupSteps)"),
      ("max_length", "\(plan.asked.maxSequenceLength)"),
      ("early_stopping_patience", "\(plan.asked.earlyStoppingPatience)"),
      ("lora_rank", "\(settings.rank)"), ("seed", "\(settings.seed)"),
    ])
  }

  private static func unmapped(
    _ parameters: TrainingParameters, hasValidation: Bool
  ) -> [FineTunedArtifact.UnmappedParameter] {
    var unmapped = [
      FineTunedArtifact.UnmappedParameter(
        name: "medicalSpecialization", value: "\(parameters.medicalSpecialization)",
        instead: "conversations count alike")
    ]
    if !hasValidation {
      unmapped.append(
        FineTunedArtifact.UnmappedParameter(
          name: "earlyStoppingPatience", value: "\(parameters.earlyStoppingPatience)",
          instead: "all epochs are trained, since nothing is held back to validate on"))
    }
    return unmapped
  }

  /// What a job was told, by the names of the manifest.
  static func effective(_ job: HubJob) -> [String: String] {
    var effective: [String: String] = [:]
    let text = job.environment[HubEnvironment.parameters] ?? "{}"
    if case .object(let members)? = try? JSONDecoder().decode(
      JSONValue.self, from: Data(text.utf8))
    {
      effective = members.compactMapValues { member in
        member.string ?? member.number.map { Int(exactly: $0).map(String.init) ?? "\($0)" }
      }
    }
    effective["flavor"] = job.flavor
    effective["image"] = job.image
    effective["dataset_revision"] = job.environment[HubEnvironment.datasetRevision]
    return effective
  }
}
