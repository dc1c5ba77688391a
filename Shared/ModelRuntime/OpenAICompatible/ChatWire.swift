import FoundationEssentials

/// The bodies of `POST /chat/completions`, as far as they are used here (OpenAI's OpenAPI description, 2.3.0).
enum ChatWire {
  struct Message: Encodable, Equatable {
    var role: String
    var content: String
  }

  /// What is nil is left out.
  struct Request: Encodable {
    struct StreamOptions: Encodable {
      var includeUsage = true

      private enum CodingKeys: String, CodingKey {
        case includeUsage = "include_usage"
      }
    }

    /// An adapter of llama.cpp, and how much it counts.
    struct LoRA: Encodable, Equatable {
      var id: Int
      var scale = 1.0
    }

    var model: String?
    var adapterID: String?
    var loraPath: String?
    var lora: [LoRA]?
    var messages: [Message]
    var maxTokens: Int?
    var maxCompletionTokens: Int?
    var temperature: Double?
    var seed: Int64?
    var store: Bool?
    var stream: Bool?
    var streamOptions: StreamOptions?

    private enum CodingKeys: String, CodingKey {
      case model, lora, messages, temperature, seed, store, stream
      case adapterID = "adapter_id"
      case loraPath = "lora_path"
      case maxTokens = "max_tokens"
      case maxCompletionTokens = "max_completion_tokens"
      case streamOptions = "stream_options"
    }

    init(
      _ messages: [ChatMessage], _ options: ChatOptions, to endpoint: ChatEndpoint, isStream: Bool
    ) {
      let quirks = endpoint.quirks
      self.model = quirks.deploymentVersion == nil ? endpoint.model : nil
      switch endpoint.adapter {
      case .sgLang(let name)?: self.loraPath = name
      case .textGenerationInference(let name)?: self.adapterID = name
      case .llamaCpp(let id)?: self.lora = [LoRA(id: id)]
      case nil: break
      }
      self.messages = Self.wire(messages, quirks)
      switch quirks.tokenLimit {
      case .maxTokens: self.maxTokens = options.maxTokens
      case .maxCompletionTokens: self.maxCompletionTokens = options.maxTokens
      }
      self.temperature = options.temperature
      // The format's seeds are signed.
      self.seed =
        quirks.takesSeed ? options.seed.map { Int64(bitPattern: $0) & Int64.max } : nil
      self.store = quirks.sendsStoreFalse ? false : nil
      self.stream = isStream ? true : nil
      self.streamOptions = isStream && quirks.takesStreamOptions ? StreamOptions() : nil
    }

    private static func wire(_ messages: [ChatMessage], _ quirks: ChatQuirks) -> [Message] {
      messages.reduce(into: []) { result, message in
        let role = message.role == .system ? quirks.instructionRole : message.role.rawValue
        if quirks.mergesMessages, let last = result.last, last.role == role {
          result[result.count - 1].content += "\n\n\(message.content)"
        } else {
          result.append(Message(role: role, content: message.content))
        }
      }
    }
  }

  struct Usage: Decodable {
    var promptTokens: Int?
    var completionTokens: Int?

    private enum CodingKeys: String, CodingKey {
      case promptTokens = "prompt_tokens"
      case completionTokens = "completion_tokens"
    }
  }

  /// A whole message, or the next words of one: text, or parts of which some are text.
  struct Content: Decodable {
    private struct Part: Decodable {
      var text: String?
    }

    private enum CodingKeys: String, CodingKey {
      case content, refusal
    }

    /// What is said, a refusal of the model's own included.
    var words: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      let parts = try? container.decode([Part].self, forKey: .content)
      let text = try? container.decode(String.self, forKey: .content)
      let refusal = try? container.decode(String.self, forKey: .refusal)
      self.words =
        (text ?? parts?.compactMap(\.text).joined() ?? "") + (refusal ?? "")
    }
  }

  struct Choice: Decodable {
    var index: Int?
    var message: Content?
    var delta: Content?
    var finishReason: String?
    var filters: ContentFilters?

    private enum CodingKeys: String, CodingKey {
      case index, message, delta
      case finishReason = "finish_reason"
      case filters = "content_filter_results"
    }
  }

  /// An answer, or a piece of one. Fields that are not used are not looked at, and all may be missing.
  struct Reply: Decodable {
    var id: String?
    var choices: [Choice]?
    var usage: Usage?
    var error: Anything?
  }

  /// Something that is there.
  struct Anything: Decodable {
    init(from decoder: any Decoder) {}
  }

  /// What a filter found, by its categories; whatever form the findings have.
  struct ContentFilters: Decodable {
    private struct Finding: Decodable {
      var filtered: Bool?
    }

    /// The categories for which something was refused.
    var filtered: [String]

    private struct Key: CodingKey {
      let stringValue: String
      let intValue: Int? = nil

      init?(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      guard let container = try? decoder.container(keyedBy: Key.self) else {
        self.filtered = []
        return
      }
      self.filtered = container.allKeys.filter { key in
        (try? container.decode(Finding.self, forKey: key))?.filtered == true
      }.map(\.stringValue).sorted()
    }
  }
}
