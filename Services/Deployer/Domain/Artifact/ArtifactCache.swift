import Crypto
import FoundationEssentials
import Glibc
import Hexadecimal

/// Verified artefacts on disk, each in a directory named by its manifest's digest.
///
/// A directory that stands under its digest is whole: it was written elsewhere, synchronised and
/// then renamed. What does not verify is never renamed into place.
struct ArtifactCache: Sendable {
  /// Where the artefacts lie.
  let directory: URL

  private let folders: any ArtifactFolders
  private let registry: any ModelRegistry
  private let signatures: any SignatureChecker
  private let loader: any ArtifactLoader
  private let limitBytes: UInt64

  /// Opens the cache and removes what a crash left half-received.
  ///
  /// - Throws: `ArtifactError.cacheUnusable`.
  init(
    directory: URL, folders: any ArtifactFolders, registry: any ModelRegistry,
    signatures: any SignatureChecker, loader: any ArtifactLoader, limitBytes: UInt64
  ) throws {
    self.directory = directory
    self.folders = folders
    self.registry = registry
    self.signatures = signatures
    self.loader = loader
    self.limitBytes = limitBytes
    try Self.prepare(directory)
  }

  /// An artefact, fetched from the Trainer unless it is here and intact.
  ///
  /// - Throws: `ArtifactError`, or what the registry throws.
  func fetch(_ model: ModelVersionRecord) async throws -> any ArtifactFolder {
    if let folder = try? self.verified(model.digest) { return folder }
    let place = try self.place(of: model.digest)
    let incoming = self.folders.folder(
      at: self.directory.appending(
        path: Self.incomingPrefix + UUID().uuidString, directoryHint: .isDirectory))
    try Self.make(incoming.url)
    defer { try? FileManager.default.removeItem(at: incoming.url) }
    let digests = try await self.receive(model, into: incoming)
    let manifest = try self.manifest(in: incoming, of: model.digest)
    // The digest binds the bytes to the version's row, the signature binds them to the Trainer.
    guard
      self.signatures.isValid(
        model.signature, over: manifest, by: .trainer, keyID: model.keyID)
    else { throw ArtifactError.signatureInvalid(keyID: model.keyID) }
    try self.compare(digests, with: manifest)
    try self.moveIntoPlace(incoming.url, place.url)
    return place
  }

  /// An artefact that is here, with every digest computed anew.
  ///
  /// - Throws: `ArtifactError` saying what is missing or damaged.
  func verified(_ digest: ModelDigest) throws -> any ArtifactFolder {
    let place = try self.place(of: digest)
    let manifest = try self.manifest(in: place, of: digest)
    var digests = [self.loader.manifestFileName: ""]
    for file in try self.files(namedBy: manifest) {
      let content = try self.content(of: file.name, in: place)
      digests[file.name] = SHA256.hash(data: content).hexadecimal
    }
    try self.compare(digests, with: manifest)
    return place
  }

  /// Writes and removes a file, as a fetch would.
  ///
  /// - Throws: `ArtifactError.cacheUnusable`.
  func probeWritability() throws {
    let probe = self.directory.appending(path: Self.incomingPrefix + UUID().uuidString)
    do {
      try Data("probe".utf8).write(to: probe)
      try FileManager.default.removeItem(at: probe)
    } catch {
      throw ArtifactError.cacheUnusable(path: self.directory.path(), reason: "\(error)")
    }
  }

  private func receive(
    _ model: ModelVersionRecord, into incoming: any ArtifactFolder
  ) async throws -> [String: String] {
    var receiver = ArtifactReceiver(folder: incoming, limitBytes: self.limitBytes)
    try await self.registry.readArtifact(of: model.id) { piece in try receiver.receive(piece) }
    return try receiver.finish()
  }

  /// - Throws: `fileMissing`, or `fileDigestMismatch` when it is there and does not open.
  private func content(of name: String, in folder: any ArtifactFolder) throws -> Data {
    do {
      return try folder.read(name)
    } catch {
      let isThere = FileManager.default.fileExists(
        atPath: folder.url.appending(path: name).path())
      throw isThere
        ? ArtifactError.fileDigestMismatch(file: name) : ArtifactError.fileMissing(file: name)
    }
  }

  private func manifest(in folder: any ArtifactFolder, of digest: ModelDigest) throws -> Data {
    let manifest = try self.content(of: self.loader.manifestFileName, in: folder)
    let actual = ModelDigest(of: SHA256.hash(data: manifest))
    guard actual == digest else {
      throw ArtifactError.manifestDigestMismatch(expected: digest, actual: actual)
    }
    return manifest
  }

  private func files(namedBy manifest: Data) throws -> [ArtifactFile] {
    do {
      return try self.loader.files(namedBy: manifest)
    } catch { throw ArtifactError.manifestUnreadable("\(error)") }
  }

  private func compare(_ digests: [String: String], with manifest: Data) throws {
    var unexpected = Set(digests.keys).subtracting([self.loader.manifestFileName])
    for file in try self.files(namedBy: manifest) {
      guard let actual = digests[file.name] else {
        throw ArtifactError.fileMissing(file: file.name)
      }
      guard actual == file.sha256 else {
        throw ArtifactError.fileDigestMismatch(file: file.name)
      }
      unexpected.remove(file.name)
    }
    if let file = unexpected.min() { throw ArtifactError.fileUnexpected(file: file) }
  }

  private func place(of digest: ModelDigest) throws -> any ArtifactFolder {
    guard let name = digest.hexadecimal else {
      throw ArtifactError.manifestUnreadable("\(digest) is not a SHA-256 digest")
    }
    return self.folders.folder(
      at: self.directory.appending(path: name, directoryHint: .isDirectory))
  }

  private func moveIntoPlace(_ incoming: URL, _ place: URL) throws {
    // Only a damaged directory can stand here: an intact one would have been used.
    try? FileManager.default.removeItem(at: place)
    try Self.synchronize(incoming)
    guard rename(incoming.path(), place.path()) == 0 else { throw Self.unusable(place.path()) }
    try Self.synchronize(self.directory)
  }

  /// What begins so is not whole, and removed at the next start.
  static let incomingPrefix = ".incoming-"

  private static func prepare(_ directory: URL) throws {
    try Self.make(directory)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path())) ?? []
    for name in names where name.hasPrefix(Self.incomingPrefix) {
      try? FileManager.default.removeItem(at: directory.appending(path: name))
    }
  }

  private static func make(_ directory: URL) throws {
    do {
      try FileManager.default.createDirectory(
        at: directory, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw ArtifactError.cacheUnusable(path: directory.path(), reason: "\(error)")
    }
  }

  private static func synchronize(_ directory: URL) throws {
    let descriptor = open(directory.path(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unusable(directory.path()) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw Self.unusable(directory.path()) }
  }

  private static func unusable(_ path: String) -> ArtifactError {
    .cacheUnusable(path: path, reason: String(cString: strerror(errno)))
  }
}
