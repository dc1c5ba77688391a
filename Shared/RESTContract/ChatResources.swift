/// Body of `POST /v1/chat/completions`: the subset of OpenAI's request that has a meaning here; other members are ignored.
public struct ChatCompletionBody: Codable, Sendable, Equatable {
  /// "reddytalk" or "production" for the live version; "staging" and "test" for those environments; or a model version's id.
  public var model: String
  public var messages: [MessageResource]
  public var stream: Bool?
  /// Names the conversation where `metadata` does not.
  public var user: String?
  /// `conversation_id` names the conversation: it stays on one version, and its turns belong together.
  /// One is made up when neither is given; the answer tells it.
  public var metadata: [String: String]?

  public init(
    model: String, messages: [MessageResource], stream: Bool? = nil, user: String? = nil,
    metadata: [String: String]? = nil
  ) {
    self.model = model
    self.messages = messages
    self.stream = stream
    self.user = user
    self.metadata = metadata
  }
}

/// What this product adds to an OpenAI answer, under the key `reddytalk`.
public struct ChatProvenance: Codable, Sendable, Equatable {
  public var conversationId: String
  public var modelVersionId: String
  public var modelDigest: String
  public var deploymentId: String
  public var category: String
  /// "answer", "escalate_emergency", "escalate_clinician" or "handoff".
  public var disposition: String
  public var escalated: Bool
  /// 0 to 1.
  public var confidence: Double
  /// The training records the reply came from.
  public var sourceRecordIds: [String]
  /// The live version failed and the last stable one answered.
  public var fallback: Bool

  public init(
    conversationId: String, modelVersionId: String, modelDigest: String, deploymentId: String,
    category: String, disposition: String, escalated: Bool, confidence: Double,
    sourceRecordIds: [String], fallback: Bool
  ) {
    self.conversationId = conversationId
    self.modelVersionId = modelVersionId
    self.modelDigest = modelDigest
    self.deploymentId = deploymentId
    self.category = category
    self.disposition = disposition
    self.escalated = escalated
    self.confidence = confidence
    self.sourceRecordIds = sourceRecordIds
    self.fallback = fallback
  }
}

/// Answer of `POST /v1/chat/completions`.
public struct ChatCompletionResource: Codable, Sendable, Equatable {
  public struct Choice: Codable, Sendable, Equatable {
    public enum CodingKeys: String, CodingKey {
      case index, message
      case finishReason = "finish_reason"
    }

    public var index: Int
    public var message: MessageResource
    public var finishReason: String

    public init(index: Int, message: MessageResource, finishReason: String) {
      self.index = index
      self.message = message
      self.finishReason = finishReason
    }
  }

  public struct Usage: Codable, Sendable, Equatable {
    public enum CodingKeys: String, CodingKey {
      case promptTokens = "prompt_tokens"
      case completionTokens = "completion_tokens"
      case totalTokens = "total_tokens"
    }

    public var promptTokens: Int
    public var completionTokens: Int
    public var totalTokens: Int

    public init(promptTokens: Int, completionTokens: Int) {
      self.promptTokens = promptTokens
      self.completionTokens = completionTokens
      self.totalTokens = promptTokens + completionTokens
    }
  }

  public var id: String
  /// "chat.completion".
  public var object: String
  /// Seconds since the Unix epoch.
  public var created: Int
  public var model: String
  public var choices: [Choice]
  public var usage: Usage
  public var reddytalk: ChatProvenance?

  public init(
    id: String, created: Int, model: String, choices: [Choice], usage: Usage,
    reddytalk: ChatProvenance?
  ) {
    self.id = id
    self.object = "chat.completion"
    self.created = created
    self.model = model
    self.choices = choices
    self.usage = usage
    self.reddytalk = reddytalk
  }
}

/// One server-sent event of a streamed chat completion.
public struct ChatCompletionChunkResource: Codable, Sendable, Equatable {
  public struct Delta: Codable, Sendable, Equatable {
    public var role: String?
    public var content: String?

    public init(role: String? = nil, content: String? = nil) {
      self.role = role
      self.content = content
    }
  }

  public struct Choice: Codable, Sendable, Equatable {
    public enum CodingKeys: String, CodingKey {
      case index, delta
      case finishReason = "finish_reason"
    }

    public var index: Int
    public var delta: Delta
    public var finishReason: String?

    public init(index: Int, delta: Delta, finishReason: String? = nil) {
      self.index = index
      self.delta = delta
      self.finishReason = finishReason
    }

    /// OpenAI's clients expect `finish_reason` in every chunk, null until the last.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(self.index, forKey: .index)
      try container.encode(self.delta, forKey: .delta)
      try container.encode(self.finishReason, forKey: .finishReason)
    }
  }

  public var id: String
  /// "chat.completion.chunk".
  public var object: String
  /// Seconds since the Unix epoch.
  public var created: Int
  public var model: String
  public var choices: [Choice]
  public var reddytalk: ChatProvenance?

  public init(
    id: String, created: Int, model: String, choices: [Choice], reddytalk: ChatProvenance? = nil
  ) {
    self.id = id
    self.object = "chat.completion.chunk"
    self.created = created
    self.model = model
    self.choices = choices
    self.reddytalk = reddytalk
  }
}

/// Answer of `GET /v1/models`.
public struct ChatModelsResource: Codable, Sendable, Equatable {
  public struct Model: Codable, Sendable, Equatable {
    public enum CodingKeys: String, CodingKey {
      case id, object, created
      case ownedBy = "owned_by"
    }

    public var id: String
    /// "model".
    public var object: String
    /// Seconds since the Unix epoch.
    public var created: Int
    public var ownedBy: String

    public init(id: String, created: Int, ownedBy: String) {
      self.id = id
      self.object = "model"
      self.created = created
      self.ownedBy = ownedBy
    }
  }

  /// "list".
  public var object: String
  public var data: [Model]

  public init(data: [Model]) {
    self.object = "list"
    self.data = data
  }
}

/// An error as OpenAI's clients expect it, for the paths under `/v1`.
public struct ChatErrorResource: Codable, Sendable, Equatable {
  /// The error itself.
  public struct Failure: Codable, Sendable, Equatable {
    public var message: String
    /// For example "invalid_request_error".
    public var type: String
    /// The member at fault.
    public var param: String?
    /// A raw value of `ProblemDetails.Kind`.
    public var code: String

    public init(message: String, type: String, param: String?, code: String) {
      self.message = message
      self.type = type
      self.param = param
      self.code = code
    }
  }

  public var error: Failure

  public init(message: String, type: String, param: String?, code: String) {
    self.error = Failure(message: message, type: type, param: param, code: code)
  }
}
