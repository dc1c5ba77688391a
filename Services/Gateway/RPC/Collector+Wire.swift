import API
import Crypto
import Foundation
import Hexadecimal
import RESTContract

extension Reddytalk_Collector_V1_Conversation {
  init(_ body: ConversationBody) {
    self.init()
    self.id = body.id
    self.source = body.source ?? ""
    self.group = body.group ?? ""
    self.category = .init(name: body.category)
    self.messages = body.messages.map(Reddytalk_Common_V1_Message.init)
    if let occurredAt = body.occurredAt {
      self.occurredAtMs = Int64((occurredAt.timeIntervalSince1970 * 1000).rounded())
    }
    var feedback = body.feedback
    if case .integer(let rating) = body.rating, (1...5).contains(rating) {
      var rated = feedback ?? FeedbackBody()
      rated.rating = rated.rating ?? rating
      feedback = rated
    }
    if let feedback { self.feedback = .init(feedback, conversationID: body.id) }
  }
}

extension Reddytalk_Collector_V1_Feedback {
  init(_ body: FeedbackBody, conversationID: String) {
    self.init()
    self.conversationID = conversationID
    switch body.vote {
    case "up": self.vote = .up
    case "down": self.vote = .down
    default: self.vote = .unspecified
    }
    self.rating = UInt32(count: body.rating ?? 0)
    self.comment = body.comment ?? ""
    self.correctedAnswer = body.correctedAnswer ?? ""
    self.givenBy = body.givenBy ?? ""
    self.id = body.id ?? Self.contentID(body, conversationID: conversationID)
  }

  /// An id for feedback that came without: the same content gets the same id, so that handing it in
  /// twice adds nothing.
  private static func contentID(_ body: FeedbackBody, conversationID: String) -> String {
    var hasher = SHA256()
    let parts = [
      conversationID, body.vote, body.rating.map(String.init), body.comment,
      body.correctedAnswer, body.givenBy,
    ]
    for part in parts {
      let bytes = Data((part ?? "").utf8)
      hasher.update(data: Data("\(bytes.count):".utf8))
      hasher.update(data: bytes)
    }
    let digest = hasher.finalize().prefix(16)
    return "fb-" + digest.hexadecimal
  }
}

extension IntakeResult {
  init(_ response: Reddytalk_Collector_V1_IngestResponse) {
    self.init(
      items: response.results.map { result in
        Item(
          index: Int(result.index), id: result.id, outcome: Outcome(result.outcome),
          reasons: result.reasons)
      },
      identifiersRemoved: response.identifiersRemoved.mapValues { Int($0) })
  }
}

extension IntakeResult.Outcome {
  fileprivate init(_ outcome: Reddytalk_Collector_V1_IngestResult.Outcome) {
    switch outcome {
    case .accepted: self = .accepted
    case .duplicate: self = .duplicate
    case .quarantined: self = .quarantined
    case .rejected, .unspecified, .UNRECOGNIZED: self = .rejected
    }
  }
}

extension PipelineStatusResource.Collection {
  init(_ statistics: Reddytalk_Collector_V1_Statistics) {
    self.init(
      conversations: Int(clamping: statistics.conversations),
      accepted: Int(clamping: statistics.accepted),
      quarantined: Int(clamping: statistics.quarantined),
      nearDuplicates: Int(clamping: statistics.nearDuplicates),
      feedback: Int(clamping: statistics.feedback),
      qualified: Int(clamping: statistics.qualified),
      newQualified: Int(clamping: statistics.newQualified),
      byCategory: statistics.byCategory.mapValues { Int(clamping: $0) },
      identifiersRemoved: statistics.identifiersRemoved.mapValues { Int(clamping: $0) })
  }
}
