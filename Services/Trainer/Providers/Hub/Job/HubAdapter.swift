import FoundationEssentials
import ProviderAccess
import StoreKit

/// Takes an adapter over from the Hub, and checks it as one that a command has made here.
struct HubAdapter: Sendable {
  let api: HubAPI
  /// The base model that it must be for.
  let base: BaseModel
  /// Where it is put. What is there already, and right, is not asked for again.
  let directory: URL

  /// What is measured over a training, as the trainer itself notes it.
  static let stateName = TrainerStateReader.fileName

  /// The adapter as it lies here; nil when it is not whole.
  func local() -> CollectedArtifact? {
    try? ArtifactCollector(settings: ArtifactSettings(), base: self.base).collect(
      from: self.directory)
  }

  /// Brings an adapter here.
  ///
  /// - Throws: `RunFailure.artifactInvalid` for what must not, or cannot, be served; `RemoteError`, and what the disk
  ///   throws.
  func collect(_ model: HubModelReference) async throws -> CollectedArtifact {
    let sides = model.repository.split(separator: "/").map(String.init)
    let repo = HubRepo(kind: .model, namespace: sides[0], name: sides[1])
    let files = try await self.api.tree(of: repo, at: model.revision)
    if let pickle = PickleFiles.models(in: files.map(\.path)).first {
      throw RunFailure.artifactInvalid(
        reason: "the job has left \(pickle), a pickle, which can run code; save safetensors only")
    }
    let wanted = files.filter { AdapterCheck.isPart($0.path) || $0.path == Self.stateName }
    let limit = ArtifactSettings().maximumBytes
    guard wanted.reduce(0, { $0 + $1.bytes }) <= limit else {
      throw RunFailure.artifactInvalid(
        reason: "the adapter has more than the \(limit) bytes that are taken; lower HF_LORA_RANK")
    }
    try FileManager.default.createDirectory(
      at: self.directory, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    for file in wanted { try await self.fetch(file, of: repo, at: model.revision) }
    do {
      return try ArtifactCollector(settings: ArtifactSettings(), base: self.base).collect(
        from: self.directory)
    } catch {
      throw RunFailure.artifactInvalid(reason: error.description)
    }
  }

  private func fetch(_ file: HubFile, of repo: HubRepo, at revision: String) async throws {
    let place = self.directory.appending(path: file.path)
    if try Self.isContent(of: place, file) { return }
    // Complete files alone have their names.
    let part = self.directory.appending(path: ".\(file.path).part")
    let writer = try DatasetFileWriter(part)
    try await self.api.download(file, of: repo, at: revision) { piece in
      try writer.append(piece)
    }
    let written = try writer.finish()
    guard written.bytes == file.bytes, try Self.isContent(of: part, file) else {
      throw RemoteError.incomprehensible(
        operation: "download a file", reason: "it is not what its digest says")
    }
    try DurableFile.move(part, to: place)
  }

  private static func isContent(of place: URL, _ file: HubFile) throws -> Bool {
    guard let local = try? FileTail(place.nativePath), Int64(local.bytes) == file.bytes else {
      return false
    }
    switch file.digest {
    case .sha256(let digest):
      return try HubUpload.sha256(of: place.nativePath, bytes: file.bytes) == digest
    case .git(let digest):
      return try HubUpload.gitDigest(of: place.nativePath, bytes: file.bytes) == digest
    }
  }
}
