import API
import FoundationEssentials
import StoreKit
import SwiftProtobuf

extension ModelLifecycle {
  /// What a Trainer says. What it says of stages that this release does not know is left out.
  init(_ message: Reddytalk_Trainer_V1_ModelLifecycle) {
    self.init(
      ends: message.ends.compactMap(End.init),
      idleDeletionDays: message.idleDeletionDays == 0 ? nil : Int(message.idleDeletionDays),
      successor: message.hasSuccessor ? Successor(message.successor) : nil)
  }
}

extension ModelLifecycle.End {
  fileprivate init?(_ end: Reddytalk_Trainer_V1_ModelLifecycle.End) {
    let stage: ModelLifecycle.Stage
    switch end.stage {
    case .trainingEnd: stage = .trainingEnd
    case .shutdown: stage = .shutdown
    case .unspecified, .UNRECOGNIZED: return nil
    }
    self.init(stage: stage, at: Date(millisecondsSinceEpoch: end.atMs), source: end.source)
  }
}

extension ModelLifecycle.Successor {
  fileprivate init(_ successor: Reddytalk_Trainer_V1_ModelLifecycle.Successor) {
    self.init(
      provider: successor.provider,
      baseModel: successor.baseModel.isEmpty ? nil : successor.baseModel,
      retrainBy: successor.retrainByMs == 0
        ? nil : Date(millisecondsSinceEpoch: successor.retrainByMs))
  }
}
