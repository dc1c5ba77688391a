import API
import StoreKit
import SwiftProtobuf

extension Reddytalk_Collector_V1_ReviewOutcome {
  /// The outcome; nil when there is none, or one newer than this program.
  func native() -> ReviewDecision.Outcome? {
    switch self {
    case .approved: .approved
    case .rejected: .rejected
    case .unspecified, .UNRECOGNIZED: nil
    }
  }
}

extension ReviewDecision {
  func proto() -> Reddytalk_Collector_V1_ReviewDecision {
    .with {
      $0.outcome = self.outcome == .approved ? .approved : .rejected
      $0.decidedBy = self.decidedBy
      $0.decidedAtMs = self.decidedAt.millisecondsSinceEpoch
      $0.reason = self.reason
    }
  }
}
