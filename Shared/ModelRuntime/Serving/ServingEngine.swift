/// The programs and services that answer chats in OpenAI's format.
public enum ServingEngine: String, Sendable, Hashable, CaseIterable {
  case openAI = "openai"
  case azureOpenAI = "azure-openai"
  case huggingFaceRouter = "huggingface-router"
  case huggingFaceEndpoint = "huggingface-endpoint"
  case vLLM = "vllm"
  case sgLang = "sglang"
  case textGenerationInference = "tgi"
  case llamaCpp = "llama.cpp"

  /// How an adapter gets into a server.
  public enum AdapterLoading: Sendable, Hashable {
    /// It does not.
    case never
    /// While the server runs, by requests to these places beside or above the chat's.
    case atRuntime(LoRAPaths)
    /// By the server's command line; requests choose among those.
    case atStart
  }

  /// What chats to it are like.
  public var quirks: ChatQuirks {
    switch self {
    case .openAI: .openAI
    case .azureOpenAI: .azureV1
    case .huggingFaceRouter: .huggingFaceRouter
    case .huggingFaceEndpoint: .huggingFaceEndpoint
    case .vLLM: .vLLM
    case .sgLang: .sgLang
    case .textGenerationInference: .textGenerationInference
    case .llamaCpp: .llamaCpp
    }
  }

  /// How an adapter gets into it.
  public var adapterLoading: AdapterLoading {
    switch self {
    case .openAI, .azureOpenAI, .huggingFaceRouter, .huggingFaceEndpoint: .never
    case .vLLM: .atRuntime(.besideChat)
    case .sgLang: .atRuntime(.aboveChat)
    case .textGenerationInference, .llamaCpp: .atStart
    }
  }

  /// Whether it is somebody else's service rather than a program of the installation.
  public var isPublic: Bool {
    switch self {
    case .openAI, .azureOpenAI, .huggingFaceRouter, .huggingFaceEndpoint: true
    case .vLLM, .sgLang, .textGenerationInference, .llamaCpp: false
    }
  }

  /// What has to be set for adapters to be loaded while the server runs.
  var loadingRemedy: String {
    switch self {
    case .sgLang:
      "start SGLang with --enable-lora, --max-lora-rank and --lora-target-modules all"
    case .vLLM, .openAI, .azureOpenAI, .huggingFaceRouter, .huggingFaceEndpoint,
      .textGenerationInference, .llamaCpp:
      "start vLLM with --enable-lora and VLLM_ALLOW_RUNTIME_LORA_UPDATING=True in its environment"
    }
  }
}

/// Where a server takes requests to load and unload adapters.
public enum LoRAPaths: Sendable, Hashable {
  /// Under the same `/v1` as chats, as vLLM does.
  case besideChat
  /// At the root, as SGLang does.
  case aboveChat
}
