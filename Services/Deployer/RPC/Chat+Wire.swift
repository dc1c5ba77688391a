import API
import ModelRuntime
import SwiftProtobuf

extension ChatMessage {
  /// - Throws: `DeployerError.invalidParameters` when the role is unknown.
  init(_ message: Reddytalk_Common_V1_Message) throws(DeployerError) {
    guard let role = Role(rawValue: message.role) else {
      throw .invalidParameters("a message's role is not user, assistant or system")
    }
    self.init(role: role, content: message.content)
  }

  var wire: Reddytalk_Common_V1_Message {
    .with {
      $0.role = self.role.rawValue
      $0.content = self.content
    }
  }
}

extension Reddytalk_Common_V1_Category {
  /// The category that a model calls so; unspecified when it does not say or says something new.
  init(named name: String?) {
    switch name {
    case "emergency": self = .emergency
    case "appointment": self = .appointment
    case "symptom": self = .symptom
    case "insurance": self = .insurance
    case "prescription": self = .prescription
    case "other": self = .other
    default: self = .unspecified
    }
  }
}

extension CompletionRequest {
  /// A request for production unless it names another environment.
  ///
  /// - Parameters:
  ///   - timeLimit: How long the caller waits; `nil` when it does not say.
  ///   - conversationID: Names the conversation when the request does not.
  /// - Throws: `DeployerError.invalidParameters`.
  init(
    _ request: Reddytalk_Deployer_V1_CompleteRequest, timeLimit: Duration?,
    conversationID: @autoclosure () -> String
  ) throws(DeployerError) {
    var chat: [ChatMessage] = []
    for message in request.messages { chat.append(try ChatMessage(message)) }
    guard request.conversationID.utf8.count <= 200 else {
      throw .invalidParameters("conversationId is longer than 200 bytes")
    }
    let environment =
      request.environment == .unspecified
      ? .production : try DeploymentEnvironment(request.environment)
    let conversation =
      request.conversationID.isEmpty ? conversationID() : request.conversationID
    self.init(
      environment: environment, chat: chat, conversationID: ConversationID(conversation),
      modelVersionID: request.modelVersionID.isEmpty
        ? nil : ModelVersionID(request.modelVersionID),
      timeLimit: timeLimit)
  }
}

extension Completion {
  var wire: Reddytalk_Deployer_V1_CompleteResponse {
    .with {
      $0.content = self.reply.content
      $0.modelVersionID = self.modelVersionID.rawValue
      $0.modelDigest = self.digest.rawValue
      $0.deploymentID = self.deploymentID.rawValue
      $0.category = .init(named: self.reply.category)
      $0.disposition = self.reply.disposition ?? "answer"
      $0.escalated = self.reply.escalated
      $0.confidence = self.reply.confidence ?? 0
      $0.sourceRecordIds = self.reply.sourceRecordIDs
      $0.promptTokens = UInt32(clamping: self.reply.promptTokens)
      $0.completionTokens = UInt32(clamping: self.reply.completionTokens)
      $0.fallback = self.isFallback
    }
  }
}
