/// `manifest.json` of an artefact: what the model is, where it comes from, and the digests of its
/// files. Its own digest is the identity of the model.
public struct ModelManifest: Hashable, Sendable, Codable {
  /// One file of the artefact.
  public struct File: Hashable, Sendable, Codable {
    /// Name inside the directory.
    public var name: String
    /// Size.
    public var bytes: Int
    /// SHA-256 in hex.
    public var sha256: String

    /// Describes a file.
    public init(name: String, bytes: Int, sha256: String) {
      self.name = name
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  /// Always `reddytalk-local-model`.
  public var format: String
  /// Grows when older readers could not read the artefact.
  public var formatVersion: Int
  /// Which provider trained it and serves it: `local`.
  public var provider: String
  /// The custom parameters of the run.
  public var parameters: ModelTrainingParameters
  /// Seed of every random choice.
  public var seed: UInt64
  /// Where it comes from.
  public var lineage: ModelLineage
  /// Label sets by head, in the order of the columns.
  public var labels: [String: [String]]
  /// What training measured.
  public var metrics: ModelTrainingMetrics
  /// All other files.
  public var files: [File]

  /// The value of `format`.
  public static let formatName = "reddytalk-local-model"
  /// The version this code writes and reads.
  public static let currentVersion = 2
  /// Name of the manifest in the directory.
  public static let fileName = "manifest.json"

  /// Position of the topic head.
  package static let topicHead = 2

  /// The heads of this version.
  package static let heads = [
    ClassifierHead(name: "category", labels: DialogueCategory.allCases.map(\.rawValue)),
    ClassifierHead(name: "disposition", labels: Disposition.allCases.map(\.rawValue)),
    ClassifierHead(name: "topic", labels: DialogueTopic.allCases.map(\.rawValue)),
  ]
}
