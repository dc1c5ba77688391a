import Foundation
import NIOCore
import RESTContract

/// What all parts of one chat answer have in common.
struct ChatStamp: Sendable {
  private let id: String
  private let created: Int
  private let model: String

  init(id: String, created: Date, body: ChatCompletionBody) {
    self.id = id
    self.created = Int(created.timeIntervalSince1970)
    self.model = body.model
  }

  /// The whole answer.
  func completion(_ answer: ChatAnswer) -> ChatCompletionResource {
    ChatCompletionResource(
      id: self.id, created: self.created, model: self.model,
      choices: [
        .init(
          index: 0, message: MessageResource(role: "assistant", content: answer.content),
          finishReason: "stop")
      ],
      usage: .init(
        promptTokens: answer.promptTokens, completionTokens: answer.completionTokens),
      reddytalk: answer.provenance)
  }

  /// The first event of a stream: who speaks.
  func chunk(role: String) throws -> ByteBuffer {
    try self.event(delta: .init(role: role, content: ""))
  }

  /// The event for a piece.
  func chunks(_ piece: ChatPiece) throws -> ByteBuffer {
    switch piece {
    case .text(let text):
      try self.event(delta: .init(content: text))
    case .end(let answer):
      try self.event(delta: .init(), finishReason: "stop", provenance: answer.provenance)
    }
  }

  private func event(
    delta: ChatCompletionChunkResource.Delta, finishReason: String? = nil,
    provenance: ChatProvenance? = nil
  ) throws -> ByteBuffer {
    let chunk = ChatCompletionChunkResource(
      id: self.id, created: self.created, model: self.model,
      choices: [.init(index: 0, delta: delta, finishReason: finishReason)],
      reddytalk: provenance)
    let json = try RESTCoding.makeEncoder().encode(chunk)
    return ServerSentEvent.data(String(decoding: json, as: UTF8.self))
  }
}
