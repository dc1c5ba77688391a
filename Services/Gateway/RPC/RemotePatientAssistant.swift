import API
import RESTContract
import RPCCore

/// Asks the models that the Deployer serves.
struct RemotePatientAssistant: PatientAssistant {
  private let client: DeployerClient
  private let deployer = PeerCaller(peer: .deployer)

  /// An assistant behind `client`.
  init(client: DeployerClient) {
    self.client = client
  }

  func answer(
    _ question: ChatQuestion, for origin: CallOrigin
  ) async throws -> ChatAnswer {
    let request = try await self.request(question, for: origin)
    let response = try await self.askingForModel(question) {
      try await self.deployer.call(for: origin) {
        try await self.client.complete(request, options: $0)
      }
    }
    return ChatAnswer(response, conversationID: question.conversationID)
  }

  func pieces(
    of question: ChatQuestion, for origin: CallOrigin
  ) async throws -> AsyncThrowingStream<ChatPiece, any Error> {
    let request = try await self.request(question, for: origin)
    let chunks = try await self.askingForModel(question) {
      try await self.deployer.call(for: origin) {
        try await self.client.streamComplete(request, options: $0)
      }
    }
    return AsyncThrowingStream { pieces in
      let task = Task {
        do {
          try await self.askingForModel(question) {
            for try await chunk in chunks {
              if !chunk.delta.isEmpty { pieces.yield(.text(chunk.delta)) }
              guard chunk.hasFinal else { continue }
              pieces.yield(
                .end(ChatAnswer(chunk.final, conversationID: question.conversationID)))
            }
          }
          pieces.finish()
        } catch {
          pieces.finish(throwing: error)
        }
      }
      pieces.onTermination = { _ in task.cancel() }
    }
  }

  private func request(
    _ question: ChatQuestion, for origin: CallOrigin
  ) async throws -> Reddytalk_Deployer_V1_CompleteRequest {
    var request = Reddytalk_Deployer_V1_CompleteRequest()
    request.messages = question.messages.map(Reddytalk_Common_V1_Message.init)
    request.conversationID = question.conversationID
    switch question.target {
    case .environment(let name): request.environment = try .init(name: name)
    case .modelVersion(let id):
      let environments = try await self.deployer.call(for: origin) {
        try await self.client.getEnvironments(.init(), options: $0)
      }.environments
      guard let live = environments.last(where: { $0.liveModelVersionID == id }) else {
        throw Problem(
          .unknownModel, "no model version \"\(id)\" is live; GET /v1/models lists them")
      }
      request.environment = live.environment
      request.modelVersionID = id
    }
    return request
  }

  /// What is not found when an answer is asked for is the model.
  private func askingForModel<Result>(
    _ question: ChatQuestion, _ body: () async throws -> Result
  ) async throws -> Result {
    do {
      return try await body()
    } catch let problem as Problem where problem.kind == .notFound {
      throw Problem(.unknownModel, problem.detail)
    } catch let error as RPCError {
      let problem = Problem(error, from: Peer.deployer.rawValue)
      throw problem.kind == .notFound ? Problem(.unknownModel, problem.detail) : problem
    }
  }
}

extension ChatAnswer {
  fileprivate init(
    _ response: Reddytalk_Deployer_V1_CompleteResponse, conversationID: String
  ) {
    self.init(
      content: response.content,
      provenance: ChatProvenance(
        conversationId: conversationID, modelVersionId: response.modelVersionID,
        modelDigest: response.modelDigest, deploymentId: response.deploymentID,
        category: response.category.name, disposition: response.disposition,
        escalated: response.escalated, confidence: response.confidence,
        sourceRecordIds: response.sourceRecordIds, fallback: response.fallback),
      promptTokens: Int(response.promptTokens), completionTokens: Int(response.completionTokens))
  }
}
