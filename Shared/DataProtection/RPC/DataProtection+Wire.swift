import API
import ServiceKit
import StoreKit
import SwiftProtobuf

extension Reddytalk_Common_V1_RotationKind {
  func native() -> KeyRotationKind? {
    switch self {
    case .wrapping: .wrapping
    case .data: .data
    case .unspecified, .UNRECOGNIZED: nil
    }
  }
}

extension KeyRotationKind {
  func proto() -> Reddytalk_Common_V1_RotationKind {
    switch self {
    case .wrapping: .wrapping
    case .data: .data
    }
  }
}

extension RotationProgress {
  func proto() -> Reddytalk_Common_V1_RotationProgress {
    .with {
      $0.kind = self.kind.proto()
      $0.done = UInt64(clamping: self.done)
      $0.total = UInt64(clamping: self.total)
      $0.erased = UInt64(clamping: self.erased)
      $0.damaged = UInt64(clamping: self.damaged)
      switch self.state {
      case .running: $0.state = .running
      case .completed: $0.state = .completed
      case .failed(let reason):
        $0.state = .failed
        $0.detail = reason
      }
    }
  }
}

extension KeyStatus {
  func proto(of service: ServiceName) -> Reddytalk_Common_V1_KeyStatus {
    .with {
      $0.service = service.rawValue
      $0.rootKey = self.provider
      $0.wrappingVersion = self.wrappingVersion
      $0.wrappingSinceMs = self.wrappingSince.millisecondsSinceEpoch
      $0.oldestWrappingVersion = self.oldestWrappingVersion
      $0.epoch = self.epoch
      $0.oldestEpoch = self.oldestEpoch
      $0.subjects = UInt64(clamping: self.subjects)
      $0.dataKeys = UInt64(clamping: self.dataKeys)
      $0.mostUses = self.mostUses
      $0.maximumUses = KeyStatus.maximumUses
      $0.erasedSubjects = UInt64(clamping: self.erasedSubjects)
    }
  }
}

extension BackupDesk.Attempt {
  func proto(of service: ServiceName) -> Reddytalk_Common_V1_Backup {
    .with {
      $0.id = self.id.rawValue
      $0.service = service.rawValue
      $0.state = self.failure == nil ? .running : .failed
      $0.createdAtMs = self.startedAt.millisecondsSinceEpoch
      $0.detail = self.failure ?? ""
    }
  }
}

extension BackupManifest {
  func proto(at path: String) -> Reddytalk_Common_V1_Backup {
    .with {
      $0.id = self.id
      $0.service = self.service
      $0.state = .completed
      $0.createdAtMs = self.createdAtMs
      $0.bytes = UInt64(clamping: self.bytes)
      $0.files = UInt64(clamping: self.fileCount)
      $0.auditSequence = self.auditSequence
      $0.path = path
    }
  }
}
