import RESTContract

/// The body of a chat request, in the forms that OpenAI's clients write.
struct ChatRequest: Decodable, Sendable {
  private enum CodingKeys: String, CodingKey {
    case model, messages, stream, user, metadata
  }

  /// A message whose content is a text or a list of parts of which all are texts.
  private struct Message: Decodable {
    private enum CodingKeys: String, CodingKey {
      case role, content
    }

    private struct Part: Decodable {
      let type: String
      let text: String
    }

    let resource: MessageResource

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      let role = try container.decode(String.self, forKey: .role)
      let content: String
      if let parts = try? container.decode([Part].self, forKey: .content) {
        guard parts.allSatisfy({ $0.type == "text" }) else {
          throw DecodingError.dataCorruptedError(
            forKey: .content, in: container, debugDescription: "only parts of type text")
        }
        content = parts.map(\.text).joined(separator: "\n")
      } else {
        content = try container.decode(String.self, forKey: .content)
      }
      // What newer clients call "developer" is the system message of all others.
      self.resource = MessageResource(role: role == "developer" ? "system" : role, content: content)
    }
  }

  let body: ChatCompletionBody

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.body = ChatCompletionBody(
      model: try container.decode(String.self, forKey: .model),
      messages: try container.decode([Message].self, forKey: .messages).map(\.resource),
      stream: try container.decodeIfPresent(Bool.self, forKey: .stream),
      user: try container.decodeIfPresent(String.self, forKey: .user),
      metadata: try container.decodeIfPresent([String: String].self, forKey: .metadata))
  }
}
