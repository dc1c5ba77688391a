import API
import Foundation
import RESTContract

extension ProviderResource {
  init(_ status: Reddytalk_Trainer_V1_ProviderStatus) {
    self.init(
      name: status.name, configured: status.configured,
      reachable: status.hasReachable ? status.reachable : nil,
      able: status.hasAble ? status.able : nil,
      dates: status.datesMs.mapValues(Date.init(requiredMilliseconds:)), limits: status.limits,
      reason: status.reason.nonEmpty)
  }
}

extension TrainingLineageResource {
  init(_ lineage: Reddytalk_Trainer_V1_TrainingLineage) {
    self.init(
      baseModel: lineage.baseModel.nonEmpty, providerModel: lineage.providerModel.nonEmpty,
      trainingFile: lineage.hasTrainingFile ? DataFile(lineage.trainingFile) : nil,
      validationFile: lineage.hasValidationFile ? DataFile(lineage.validationFile) : nil,
      withoutCounterpart: lineage.withoutCounterpart.map {
        UnmappedParameter(name: $0.name, value: $0.value, instead: $0.instead)
      })
  }
}

extension TrainingLineageResource.DataFile {
  fileprivate init(_ file: Reddytalk_Trainer_V1_TrainingLineage.DataFile) {
    self.init(
      format: file.format, lines: Int(clamping: file.lines), bytes: Int(clamping: file.bytes),
      sha256: file.sha256)
  }
}

extension ModelLifecycleResource {
  init(_ lifecycle: Reddytalk_Trainer_V1_ModelLifecycle) {
    self.init(
      ends: lifecycle.ends.compactMap(End.init),
      idleDeletionDays: lifecycle.idleDeletionDays == 0 ? nil : Int(lifecycle.idleDeletionDays),
      successor: lifecycle.hasSuccessor ? Successor(lifecycle.successor) : nil)
  }
}

extension ModelLifecycleResource.End {
  /// nil for a stage that this release does not know.
  fileprivate init?(_ end: Reddytalk_Trainer_V1_ModelLifecycle.End) {
    let stage: String
    switch end.stage {
    case .trainingEnd: stage = "training-end"
    case .shutdown: stage = "shutdown"
    case .unspecified, .UNRECOGNIZED: return nil
    }
    self.init(stage: stage, at: Date(requiredMilliseconds: end.atMs), source: end.source)
  }
}

extension ModelLifecycleResource.Successor {
  fileprivate init(_ successor: Reddytalk_Trainer_V1_ModelLifecycle.Successor) {
    self.init(
      provider: successor.provider, baseModel: successor.baseModel.nonEmpty,
      retrainBy: Date(wireMilliseconds: successor.retrainByMs))
  }
}
