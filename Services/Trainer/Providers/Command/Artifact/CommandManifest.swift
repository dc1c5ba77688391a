import FoundationEssentials
import ModelRuntime

/// `manifest.json` of a command's artefact: what it is for those who serve it, and how it came about
/// for those who must prove it.
struct CommandManifest: Encodable, Sendable {
  let artifact: CommandArtifact
  let run: CommandRecord

  private enum CodingKeys: String, CodingKey {
    case run
  }

  func encode(to encoder: any Encoder) throws {
    try self.artifact.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(self.run, forKey: .run)
  }

  /// The file's bytes.
  func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return try encoder.encode(self) + Data("\n".utf8)
  }
}
