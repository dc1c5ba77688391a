import API
import Foundation
import RESTContract

extension Reddytalk_Common_V1_RotationKind {
  /// Throws `Problem` for a name that is none.
  init(name: String) throws {
    switch name {
    case "wrapping": self = .wrapping
    case "data": self = .data
    default:
      throw Problem(.invalidParameters, "kind must be wrapping or data")
    }
  }

  fileprivate var name: String {
    switch self {
    case .wrapping: "wrapping"
    case .data: "data"
    case .unspecified, .UNRECOGNIZED: ""
    }
  }
}

extension RotationResource {
  fileprivate init(_ progress: Reddytalk_Common_V1_RotationProgress) {
    let state: State =
      switch progress.state {
      case .completed: .completed
      case .failed: .failed
      case .running, .unspecified, .UNRECOGNIZED: .running
      }
    self.init(
      kind: progress.kind.name, state: state, done: Int(clamping: progress.done),
      total: Int(clamping: progress.total), erased: Int(clamping: progress.erased),
      damaged: Int(clamping: progress.damaged), detail: progress.detail.nonEmpty)
  }
}

extension KeysResource.Service {
  init(_ status: Reddytalk_Common_V1_KeyStatus) {
    self.init(name: status.service)
    self.rootKey = status.rootKey
    self.wrappingVersion = Int(status.wrappingVersion)
    self.wrappingSince = Date(wireMilliseconds: status.wrappingSinceMs)
    self.oldestWrappingVersion = Int(status.oldestWrappingVersion)
    self.epoch = Int(status.epoch)
    self.oldestEpoch = Int(status.oldestEpoch)
    self.subjects = Int(clamping: status.subjects)
    self.dataKeys = Int(clamping: status.dataKeys)
    self.mostUses = Int(clamping: status.mostUses)
    self.maximumUses = Int(clamping: status.maximumUses)
    self.erasedSubjects = Int(clamping: status.erasedSubjects)
    if status.hasRotation { self.rotation = RotationResource(status.rotation) }
  }
}

extension BackupResource {
  init(_ backup: Reddytalk_Common_V1_Backup) {
    let state: State =
      switch backup.state {
      case .completed: .completed
      case .failed: .failed
      case .running, .unspecified, .UNRECOGNIZED: .running
      }
    self.init(
      id: backup.id, service: backup.service, state: state,
      createdAt: Date(requiredMilliseconds: backup.createdAtMs), bytes: Int(clamping: backup.bytes),
      files: Int(clamping: backup.files), auditSequence: Int(clamping: backup.auditSequence),
      path: backup.path.nonEmpty, detail: backup.detail.nonEmpty)
  }
}
