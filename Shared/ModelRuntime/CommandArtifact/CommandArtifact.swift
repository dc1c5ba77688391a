public import LocalModel

/// `manifest.json` of an artefact that an external trainer made: what it is, how it is served, and
/// the digests of its files. Its own digest is the identity of the model.
///
/// The trainer's record of the run stands beside it in the file, and is of no use to who serves it.
public struct CommandArtifact: ArtifactManifest, Hashable, Codable {
  /// What the files are.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A LoRA adapter in PEFT's layout, for a server that has its base model.
    case adapter
    /// A model of the embedded engine.
    case dialogueModel = "dialogue-model"
    /// Whatever the server that is named knows what to do with.
    case files
  }

  /// One file of the artefact.
  public typealias File = ModelManifest.File

  /// Who answers with the model.
  public struct Serving: Hashable, Sendable, Codable {
    /// What is spoken with the server, for example `openai-chat`.
    public var wireProtocol: String
    /// The server's address.
    public var endpoint: String
    /// The name that the server knows the model by.
    public var model: String

    /// Describes a server.
    public init(wireProtocol: String, endpoint: String, model: String) {
      self.wireProtocol = wireProtocol
      self.endpoint = endpoint
      self.model = model
    }

    private enum CodingKeys: String, CodingKey {
      case wireProtocol = "protocol"
      case endpoint, model
    }
  }

  /// Always `reddytalk-command-artifact`.
  public var format: String
  /// Grows when older readers could not read the artefact.
  public var formatVersion: Int
  /// Always `command`.
  public var provider: String
  /// What the files are.
  public var kind: Kind
  /// All files but this one, by name.
  public var files: [File]
  /// The name of the base model of an adapter; nil for what has none.
  public var baseModel: String?
  /// Who answers with it; nil for the embedded engine.
  public var serving: Serving?

  /// The value of `format`.
  public static let formatName = "reddytalk-command-artifact"
  /// Whose manifest it is.
  public static let owner = "a command's artefact"
  /// The version this code writes and reads.
  public static let currentVersion = 1
  /// The value of `provider`.
  public static let providerName = "command"
  /// What the manifest of the embedded engine is called in an artefact of kind `dialogue-model`.
  public static let dialogueManifestName = "model-manifest.json"

  /// Describes an artefact.
  public init(kind: Kind, files: [File], baseModel: String? = nil, serving: Serving? = nil) {
    self.format = Self.formatName
    self.formatVersion = Self.currentVersion
    self.provider = Self.providerName
    self.kind = kind
    self.files = files
    self.baseModel = baseModel
    self.serving = serving
  }
}
