import FoundationEssentials
import LocalModel

/// A LoRA adapter in PEFT's layout that a command made, for a server that has its base model.
public struct Adapter: Sendable {
  /// What servers know it by.
  public let name: AdapterName
  /// The identity of the model.
  public let digest: String
  /// What it was trained from; nil when the artefact does not say.
  let baseModel: String?
  /// The artefact's files but its manifest.
  let files: [CommandArtifact.File]
  private let contents: ArtifactContents

  private static let configurationName = "adapter_config.json"
  private static let required = [configurationName, "adapter_model.safetensors"]
  /// Formats that run code when they are read.
  private static let pickles = [".bin", ".pt", ".pth", ".pkl", ".pickle", ".ckpt"]

  /// The adapter of an artefact.
  ///
  /// - Throws: `ModelRuntimeError.artifactRejected` for what is no adapter, and for what should not be given to a
  ///   server: it reads the directory as it finds it.
  public init(_ artifact: VerifiedArtifact) throws(ModelRuntimeError) {
    let (manifest, place) = (artifact.manifest, artifact.contents.name)
    guard manifest.kind == .adapter, let serving = manifest.serving else {
      throw .artifactRejected(reason: "\(place) is no adapter that a server answers with; retrain")
    }
    for file in manifest.files {
      guard !file.name.isEmpty, !file.name.hasPrefix("."), !file.name.contains("/"),
        !file.name.utf8.contains(0)
      else {
        throw .artifactRejected(reason: "\(place) has a file with a name that leaves its directory")
      }
      guard !Self.pickles.contains(where: file.name.lowercased().hasSuffix) else {
        throw .artifactRejected(
          reason: "\(file.name) of \(place) is a pickle, which can run code; save safetensors only")
      }
    }
    for name in Self.required where !manifest.files.contains(where: { $0.name == name }) {
      throw .artifactRejected(reason: "\(place) has no \(name); retrain")
    }
    self.name = AdapterName(model: serving.model, digest: artifact.digest)
    self.digest = artifact.digest
    self.baseModel = manifest.baseModel
    self.files = manifest.files
    self.contents = artifact.contents
  }

  /// Holds the adapter against what a server has room for.
  ///
  /// - Throws: `ModelRuntimeError.artifactRejected`.
  func check(_ limits: AdapterLimits) throws(ModelRuntimeError) {
    if let wanted = limits.baseModel, let base = self.baseModel, base != wanted {
      throw .artifactRejected(
        reason: "the adapter \(self.name) is for \(base), and the server has \(wanted);"
          + " name the server of that base in the command's profile, or correct adapters.baseModel")
    }
    guard let maximum = limits.maximumRank else { return }
    let rank = try self.rank()
    guard rank <= maximum else {
      throw .artifactRejected(
        reason: "the adapter \(self.name) has rank \(rank), and the server takes \(maximum);"
          + " start it with a higher --max-lora-rank, or train with a lower rank")
    }
  }

  /// The content of a file, which must still be what the manifest promises.
  ///
  /// - Throws: `ModelRuntimeError.artifactRejected`.
  func content(of file: CommandArtifact.File) throws(ModelRuntimeError) -> Data {
    guard let content = try? self.contents.content(of: file.name), content.count == file.bytes,
      ContentDigest.hex(content) == file.sha256
    else {
      throw .artifactRejected(
        reason: "the file \(file.name) of \(self.contents.name) is not what its manifest promises;"
          + " fetch the artefact again")
    }
    return content
  }

  private func rank() throws(ModelRuntimeError) -> Int {
    struct Configuration: Decodable {
      var r: Int
    }
    guard let file = self.files.first(where: { $0.name == Self.configurationName }),
      let configuration = try? JSONDecoder().decode(
        Configuration.self, from: try self.content(of: file))
    else {
      throw .artifactRejected(
        reason: "\(Self.configurationName) of \(self.contents.name) gives no rank; retrain")
    }
    return configuration.r
  }
}

/// What a server of adapters takes. What is nil is not checked here.
public struct AdapterLimits: Hashable, Sendable {
  /// The base model that it has, as artefacts name it.
  public var baseModel: String?
  /// Its `--max-lora-rank`.
  public var maximumRank: Int?

  /// Creates limits.
  public init(baseModel: String? = nil, maximumRank: Int? = nil) {
    self.baseModel = baseModel
    self.maximumRank = maximumRank
  }
}
