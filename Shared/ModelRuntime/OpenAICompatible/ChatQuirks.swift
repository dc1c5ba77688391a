/// How an endpoint differs from the others that speak the same format.
///
/// What differs in answers alone (error codes that are numbers, errors as plain text) needs no quirk: all forms are
/// read from everybody.
public struct ChatQuirks: Sendable, Hashable {
  /// What the limit of an answer is called.
  public enum TokenLimit: String, Sendable, Hashable {
    case maxCompletionTokens = "max_completion_tokens"
    /// Deprecated by OpenAI, and the only one that many others know.
    case maxTokens = "max_tokens"
  }

  /// What the limit of an answer is called.
  public var tokenLimit = TokenLimit.maxTokens
  /// Whether a stream may be asked to end with its usage.
  public var takesStreamOptions = true
  /// Whether `store` is known; then it is always false: what patients say is kept nowhere else.
  public var sendsStoreFalse = false
  /// Who speaks instructions: `system`, or `developer` for OpenAI's newer models.
  public var instructionRole = "system"
  /// Whether messages of one role in a row become one: templates that demand alternation fail otherwise.
  public var mergesMessages = false
  /// Whether a seed is taken.
  public var takesSeed = true
  /// Whether the model is named in the path and an `api-version` in the query; nil for in the body.
  public var deploymentVersion: String?

  /// The values of the properties.
  public init() {}

  /// OpenAI.
  public static let openAI = ChatQuirks {
    $0.tokenLimit = .maxCompletionTokens
    $0.sendsStoreFalse = true
    $0.instructionRole = "developer"
  }

  /// Azure OpenAI, `/openai/v1`: the model is the deployment's name.
  public static let azureV1 = ChatQuirks {
    $0.tokenLimit = .maxCompletionTokens
    $0.sendsStoreFalse = true
  }

  /// Azure OpenAI with a version in the query.
  public static func azureDated(version: String = "2024-10-21") -> ChatQuirks {
    ChatQuirks {
      $0.takesStreamOptions = false
      $0.deploymentVersion = version
    }
  }

  /// Hugging Face's router: many servers behind one address.
  public static let huggingFaceRouter = ChatQuirks {
    $0.mergesMessages = true
    $0.takesSeed = false
  }

  /// A dedicated endpoint of Hugging Face.
  public static let huggingFaceEndpoint = ChatQuirks { $0.mergesMessages = true }

  /// vLLM.
  public static let vLLM = ChatQuirks { $0.mergesMessages = true }

  /// SGLang.
  public static let sgLang = ChatQuirks { $0.mergesMessages = true }

  /// Hugging Face's Text Generation Inference.
  public static let textGenerationInference = ChatQuirks {
    $0.takesStreamOptions = false
    $0.mergesMessages = true
  }

  /// `llama-server` of llama.cpp.
  public static let llamaCpp = ChatQuirks { $0.mergesMessages = true }

  private init(_ change: (inout ChatQuirks) -> Void) {
    self.init()
    change(&self)
  }
}
