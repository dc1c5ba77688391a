import AccessTokens
import Crypto
import Foundation
import Hexadecimal
import HummingbirdCore
import NIOCore
import RESTContract

/// The interface that OpenAI's clients know.
struct ChatController: Sendable {
  let assistant: any PatientAssistant
  let deployments: any ModelDeployments
  let makeID: @Sendable () -> String

  /// Names for the version that is live in production.
  private static let productionNames: Set<String> = ["reddytalk", "production"]

  func complete(_ exchange: Exchange) async throws -> Reply {
    let request = try exchange.decode(ChatRequest.self)
    let body = request.body
    let target = try Self.target(body.model, for: try exchange.requirePrincipal())
    let question = ChatQuestion(
      target: target, messages: try Self.messages(body),
      conversationID: try self.conversationID(body))
    let stamp = ChatStamp(id: "chatcmpl-\(self.makeID())", created: exchange.time, body: body)
    guard body.stream == true else {
      let answer = try await self.assistant.answer(question, for: exchange.origin)
      return try .json(stamp.completion(answer), objectID: answer.provenance.deploymentId)
    }
    let pieces = try await self.assistant.pieces(of: question, for: exchange.origin)
    var iterator = pieces.makeAsyncIterator()
    // Nothing is promised before there is something: an error until here has its own status.
    guard let first = try await iterator.next() else {
      throw Problem(.internalError, "the deployer ended the answer before it began")
    }
    return .events { writer in
      let problem = try await Self.write(first, then: pieces, stamp, to: &writer)
      try await writer.finish(nil)
      return problem
    }
  }

  func models(_ exchange: Exchange) async throws -> Reply {
    let environments = try await self.deployments.environments(for: exchange.origin)
    var models: [ChatModelsResource.Model] = []
    for environment in environments {
      guard let version = environment.liveModelVersionId, let id = environment.liveDeploymentId
      else { continue }
      let deployment = try await self.deployments.deployment(id, for: exchange.origin)
      let created = Int((deployment.liveAt ?? deployment.createdAt).timeIntervalSince1970)
      var names = [environment.environment, version]
      if environment.environment == "production" { names.insert("reddytalk", at: 0) }
      for name in names where !models.contains(where: { $0.id == name }) {
        models.append(.init(id: name, created: created, ownedBy: "reddytalk"))
      }
    }
    return try .json(ChatModelsResource(data: models))
  }

  /// Returns what broke the answer off.
  private static func write(
    _ first: ChatPiece, then rest: AsyncThrowingStream<ChatPiece, any Error>, _ stamp: ChatStamp,
    to writer: inout any ResponseBodyWriter
  ) async throws -> Problem? {
    do {
      try await writer.write(stamp.chunk(role: "assistant"))
      try await writer.write(stamp.chunks(first))
      for try await piece in rest { try await writer.write(stamp.chunks(piece)) }
      try await writer.write(ServerSentEvent.data("[DONE]"))
      return nil
    } catch let problem as Problem {
      // The status is sent, so the stream says it, and ends without its mark of completeness.
      let json = try RESTCoding.makeEncoder().encode(problem.chatError)
      try await writer.write(ServerSentEvent.data(String(decoding: json, as: UTF8.self)))
      return problem
    }
  }

  private static func target(
    _ model: String, for principal: Principal
  ) throws -> ChatQuestion.Target {
    if Self.productionNames.contains(model) { return .environment("production") }
    guard PathPattern.isID(model) else {
      throw Problem(.unknownModel, "no such model; GET /v1/models lists them")
    }
    // Patients are answered by what was approved for production, and by nothing else.
    guard !principal.roles.isDisjoint(with: [.admin, .analyst]) else {
      throw Problem(.forbidden, "the role ingest may only ask the model \"reddytalk\"")
    }
    return ["staging", "test"].contains(model) ? .environment(model) : .modelVersion(model)
  }

  private static func messages(_ body: ChatCompletionBody) throws -> [MessageResource] {
    guard body.messages.contains(where: { $0.role == "user" }) else {
      throw Problem(
        .invalidParameters, "messages must hold at least one message of the role user",
        faults: [.init(pointer: "/messages", reason: "no message of the role user")])
    }
    for (index, message) in body.messages.enumerated()
    where !["user", "assistant", "system"].contains(message.role) {
      throw Problem(
        .invalidParameters, "role must be user, assistant or system",
        faults: [.init(pointer: "/messages/\(index)/role", reason: "unknown role")])
    }
    return body.messages
  }

  private func conversationID(_ body: ChatCompletionBody) throws -> String {
    if let id = body.metadata?["conversation_id"] {
      guard PathPattern.isID(id) else {
        throw Problem(
          .invalidParameters,
          "metadata.conversation_id must be 1 to 128 letters, digits and ._:-",
          faults: [.init(pointer: "/metadata/conversation_id", reason: "not an id")])
      }
      return id
    }
    guard let user = body.user, !user.isEmpty else { return "conversation-\(self.makeID())" }
    // Clients put what they like here, also what names a person.
    guard !PathPattern.isID(user) else { return user }
    let digest = SHA256.hash(data: Data(user.utf8)).prefix(16)
    return "user-" + digest.hexadecimal
  }
}
