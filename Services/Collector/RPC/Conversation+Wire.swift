import API
import FoundationEssentials
import StoreKit
import SwiftProtobuf

extension Reddytalk_Collector_V1_Conversation {
  func native() -> ConversationSubmission {
    ConversationSubmission(
      key: ConversationKey(source: self.source, id: self.id), group: self.group,
      category: self.category.native(),
      turns: self.messages.map { .init(role: $0.role, content: $0.content) },
      occurredAt: self.occurredAtMs == 0 ? nil : Date(millisecondsSinceEpoch: self.occurredAtMs),
      modelVersionID: self.modelVersionID, deploymentID: self.deploymentID,
      feedback: self.hasFeedback ? self.feedback.native() : nil)
  }
}

extension Reddytalk_Collector_V1_Feedback {
  func native() -> FeedbackSubmission {
    FeedbackSubmission(
      id: self.id, conversationID: self.conversationID, vote: self.vote.native(),
      rating: Int(clamping: self.rating), comment: self.comment,
      correctedAnswer: self.correctedAnswer, givenBy: self.givenBy)
  }
}

extension Reddytalk_Collector_V1_Vote {
  /// The vote; nil when there is none, or one newer than this program.
  fileprivate func native() -> Feedback.Vote? {
    switch self {
    case .up: .up
    case .down: .down
    case .unspecified, .UNRECOGNIZED: nil
    }
  }
}

extension Reddytalk_Common_V1_Category {
  /// The category; nil when there is none, or one newer than this program.
  func native() -> ConversationCategory? {
    switch self {
    case .emergency: .emergency
    case .appointment: .appointment
    case .symptom: .symptom
    case .insurance: .insurance
    case .prescription: .prescription
    case .other: .other
    case .unspecified, .UNRECOGNIZED: nil
    }
  }
}

extension ConversationCategory? {
  func proto() -> Reddytalk_Common_V1_Category {
    switch self {
    case .emergency: .emergency
    case .appointment: .appointment
    case .symptom: .symptom
    case .insurance: .insurance
    case .prescription: .prescription
    case .other: .other
    case nil: .unspecified
    }
  }
}

extension Message {
  func proto() -> Reddytalk_Common_V1_Message {
    .with {
      $0.role = self.role.rawValue
      $0.content = self.content
    }
  }
}
