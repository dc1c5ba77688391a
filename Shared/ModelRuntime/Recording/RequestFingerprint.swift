import Crypto
import FoundationEssentials
import Hexadecimal

/// Names a request by what is asked: messages and options, not who is asked.
public struct RequestFingerprint: Hashable, Sendable, Codable, CustomStringConvertible {
  /// "sha256:" and hex.
  public let description: String

  /// What is hashed, in a form that is the same on every machine.
  private struct Canonical: Encodable {
    var messages: [ChatMessage]
    var maxTokens: Int?
    var temperature: Double?
    var seed: UInt64?
  }

  /// Computes the name of a request.
  public init(messages: [ChatMessage], options: ChatOptions) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let bytes = try encoder.encode(
      Canonical(
        messages: messages, maxTokens: options.maxTokens, temperature: options.temperature,
        seed: options.seed))
    self.description = "sha256:" + SHA256.hash(data: bytes).hexadecimal
  }

  public init(from decoder: any Decoder) throws {
    self.description = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(self.description)
  }
}
