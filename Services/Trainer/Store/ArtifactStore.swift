import Crypto
package import FoundationEssentials
import Hexadecimal
package import StoreKit

/// The files of the service: what runs work on, and the artefacts of the registered versions.
///
///     work/<run>/            until the run ends
///     artifacts/<version>/   for ever
///
/// An artefact is durable under its final name before its version is registered. A directory
/// without a row is an orphan: its run died in between, and either registers it when it is resumed
/// or has it removed.
package struct ArtifactStore: Sendable {
  private let workDirectory: URL
  private let artifactsDirectory: URL
  private let key: FileKey

  /// The directory of the registered artefacts in the service's: part of its backups.
  package static let artifactsName = "artifacts"

  /// The directory of what runs work on in the service's.
  static let workName = "work"

  /// Opens, or makes, the directories.
  ///
  /// - Parameter key: Seals the files: what a model answers with is what people said.
  package init(directory: URL, key: FileKey) throws {
    self.key = key
    self.workDirectory = directory.appending(path: Self.workName, directoryHint: .isDirectory)
    self.artifactsDirectory = directory.appending(
      path: Self.artifactsName, directoryHint: .isDirectory)
    try DurableFile.makeDirectory(self.workDirectory)
    try DurableFile.makeDirectory(self.artifactsDirectory)
    try DurableFile.synchronize(directory)
  }

  /// The directory that a run works in; made when it is not there.
  func workspace(of run: RunID) throws -> TrainingWorkspace {
    let workspace = TrainingWorkspace(directory: self.workDirectory(of: run), key: self.key)
    try DurableFile.makeDirectory(workspace.checkpointDirectory)
    return workspace
  }

  /// Removes what a run has worked with.
  func discardWorkspace(of run: RunID) throws {
    try DurableFile.remove(self.workDirectory(of: run))
  }

  /// Whether a version's artefact is complete, in its place or in the workspace of its run.
  func holdsArtifact(of version: ModelVersionID, _ workspace: TrainingWorkspace) -> Bool {
    [workspace.artifact, self.folder(of: version)].contains { folder in
      DurableFile.exists(folder.place(of: ArtifactFile.manifestName))
    }
  }

  /// Puts a workspace's artefact in its place, unless it is there already.
  func publish(_ workspace: TrainingWorkspace, as version: ModelVersionID) throws {
    guard DurableFile.exists(workspace.artifact.url) else { return }
    // A place that is taken holds what an attempt left that died before it was registered.
    let place = self.folder(of: version).url
    try DurableFile.remove(place)
    try DurableFile.move(workspace.artifact.url, to: place)
  }

  /// The files of a version.
  func contents(of version: ModelVersionID) -> ArtifactFiles {
    let folder = self.folder(of: version)
    return ArtifactFiles(folder.url.path()) { try folder.read($0) }
  }

  /// Removes an artefact that is not registered.
  func remove(_ version: ModelVersionID) throws {
    try DurableFile.remove(self.folder(of: version).url)
  }

  /// Signs the manifest of an artefact in its place.
  func sign(
    _ version: ModelVersionID, with signer: any ManifestSigner
  ) throws -> SignedArtifact {
    let folder = self.folder(of: version)
    let files = try ArtifactFile.files(in: folder)
    guard let manifest = files.first, manifest.name == ArtifactFile.manifestName else {
      throw RunFailure.artifactInvalid(reason: "there is no \(ArtifactFile.manifestName)")
    }
    let bytes = try folder.read(manifest.name)
    return SignedArtifact(
      digest: "sha256:" + SHA256.hash(data: bytes).hexadecimal,
      bytes: files.reduce(0) { $0 + $1.bytes }, signature: try signer.signature(over: bytes),
      keyID: signer.keyID)
  }

  /// The files of a registered version: the manifest first.
  ///
  /// - Throws: `TrainerError.artifactUnreadable`.
  package func files(of version: ModelVersionID) throws(TrainerError) -> [ArtifactFile] {
    do {
      return try ArtifactFile.files(in: self.folder(of: version))
    } catch {
      throw .artifactUnreadable(version, reason: "\(error)")
    }
  }

  /// Reads a file of a registered version.
  ///
  /// - Throws: `TrainerError.artifactUnreadable`.
  package func reader(
    of file: ArtifactFile, _ version: ModelVersionID
  ) throws(TrainerError) -> ArtifactReader {
    try ArtifactReader(file, of: version, in: self.folder(of: version))
  }

  /// Removes the workspaces of ended runs and the artefacts that are not registered.
  ///
  /// - Returns: The names of what was removed.
  func removeOrphans(
    keepingWorkspaceOf run: RunID?, artifactsOf versions: Set<ModelVersionID>
  ) throws -> [String] {
    let workspaces = try self.names(in: self.workDirectory).filter { $0 != run?.rawValue }
    for name in workspaces { try DurableFile.remove(self.workDirectory.appending(path: name)) }
    let known = Set(versions.map(\.rawValue))
    let artifacts = try self.names(in: self.artifactsDirectory).filter { !known.contains($0) }
    for name in artifacts { try DurableFile.remove(self.artifactsDirectory.appending(path: name)) }
    return workspaces.map { "work/\($0)" } + artifacts.map { "artifacts/\($0)" }
  }

  private func names(in directory: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory.path()).sorted()
  }

  private func workDirectory(of run: RunID) -> URL {
    self.workDirectory.appending(path: run.rawValue, directoryHint: .isDirectory)
  }

  private func folder(of version: ModelVersionID) -> SealedFolder {
    SealedFolder(
      self.artifactsDirectory.appending(path: version.rawValue, directoryHint: .isDirectory),
      key: self.key)
  }
}
