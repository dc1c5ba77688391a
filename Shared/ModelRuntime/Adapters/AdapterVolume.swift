public import FoundationEssentials
import Glibc
import LocalModel

/// The directory that this service and a server of adapters both see, under different paths as a rule.
///
/// A directory that stands under an adapter's name is whole: it was written beside, made durable, and renamed. The
/// server needs to read it, so files are readable by the directory's group, and by nobody else.
public struct AdapterVolume: Sendable {
  /// Where this service sees it.
  public let directory: URL
  /// Where the server sees it, without a slash at its end.
  public let serverPath: String

  private static let incomingPrefix = ".incoming-"
  private static let outgoingPrefix = ".outgoing-"
  /// The group is that of the directory above, in which the server's user is.
  private static let adapterMode: mode_t = 0o2750
  /// What every service of the installation writes into.
  static let sharedMode: mode_t = 0o2770
  /// What a crash left behind is surely nobody's work any more after so long.
  private static let leftoverAge: TimeInterval = 3600

  /// A directory that holds nothing but adapters.
  public init(directory: URL, serverPath: String) {
    self.directory = directory
    self.serverPath =
      serverPath.count > 1 && serverPath.hasSuffix("/") ? String(serverPath.dropLast()) : serverPath
  }

  /// Where the server finds an adapter.
  public func serverPath(of name: AdapterName) -> String { "\(self.serverPath)/\(name)" }

  /// Where an adapter is.
  func place(of name: AdapterName) -> URL {
    self.directory.appending(path: name.text, directoryHint: .isDirectory)
  }

  /// Puts an adapter there, unless all of it is there and intact.
  ///
  /// - Returns: Whether anything had to be written.
  /// - Throws: `ModelRuntimeError.artifactRejected`, `AdapterVolumeFailure`.
  @discardableResult
  public func put(_ adapter: Adapter) throws -> Bool {
    if self.isIntact(adapter) { return false }
    try self.make(self.directory)
    let incoming = self.fresh(Self.incomingPrefix)
    try self.make(incoming, Self.adapterMode)
    defer { try? FileManager.default.removeItem(at: incoming) }
    for file in adapter.files {
      try self.write(
        try adapter.content(of: file),
        to: incoming.appending(path: file.name, directoryHint: .notDirectory))
    }
    try self.synchronize(incoming)
    try self.take(incoming, as: adapter)
    return true
  }

  /// Whether every file of an adapter is there with the digest that its manifest names, and nothing else is.
  public func isIntact(_ adapter: Adapter) -> Bool {
    let place = self.place(of: adapter.name)
    guard
      let names = try? FileManager.default.contentsOfDirectory(
        atPath: place.path(percentEncoded: false)),
      Set(names) == Set(adapter.files.map(\.name))
    else { return false }
    return adapter.files.allSatisfy { file in
      let url = place.appending(path: file.name, directoryHint: .notDirectory)
      guard let digest = FileDigest(of: url) else { return false }
      return digest.bytes == file.bytes && digest.sha256 == file.sha256
    }
  }

  /// Removes an adapter, if it is there.
  public func remove(_ name: AdapterName) throws(AdapterVolumeFailure) {
    let outgoing = self.fresh(Self.outgoingPrefix)
    // Renamed first: half an adapter never stands under its name.
    guard Self.rename(self.place(of: name), outgoing) else {
      if errno == ENOENT { return }
      throw self.failure(self.place(of: name))
    }
    try? FileManager.default.removeItem(at: outgoing)
  }

  /// The adapters that are there.
  public var names: [AdapterName] { self.entries.compactMap { AdapterName($0) }.sorted() }

  /// Removes what writers that died have left behind.
  public func removeLeftovers(at time: Date) {
    for name in self.entries
    where name.hasPrefix(Self.incomingPrefix) || name.hasPrefix(Self.outgoingPrefix) {
      let url = self.directory.appending(path: name, directoryHint: .isDirectory)
      let attributes = try? FileManager.default.attributesOfItem(
        atPath: url.path(percentEncoded: false))
      guard let changed = attributes?[.modificationDate] as? Date,
        time.timeIntervalSince(changed) > Self.leftoverAge
      else { continue }
      try? FileManager.default.removeItem(at: url)
    }
  }

  var entries: [String] {
    (try? FileManager.default.contentsOfDirectory(
      atPath: self.directory.path(percentEncoded: false))) ?? []
  }

  // MARK: - Writing

  /// Gives what was written its name.
  private func take(_ incoming: URL, as adapter: Adapter) throws {
    let place = self.place(of: adapter.name)
    var damaged: URL?
    if FileManager.default.fileExists(atPath: place.path(percentEncoded: false)) {
      let outgoing = self.fresh(Self.outgoingPrefix)
      if Self.rename(place, outgoing) { damaged = outgoing }
    }
    defer { if let damaged { try? FileManager.default.removeItem(at: damaged) } }
    guard Self.rename(incoming, place) else {
      let failure = self.failure(place)
      // Another service may have put the same there meanwhile.
      guard self.isIntact(adapter) else { throw failure }
      return
    }
    try self.synchronize(self.directory)
  }

  /// Makes a directory, unless it is there, with these permissions whatever the umask says.
  func make(_ directory: URL, _ mode: mode_t = Self.sharedMode) throws(AdapterVolumeFailure) {
    let path = directory.path(percentEncoded: false)
    guard !FileManager.default.fileExists(atPath: path) else { return }
    do {
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    } catch { throw AdapterVolumeFailure(path: path, reason: "\(error)") }
    guard chmod(path, mode) == 0 else { throw self.failure(directory) }
  }

  func write(_ content: Data, to file: URL) throws(AdapterVolumeFailure) {
    let descriptor = open(
      file.path(percentEncoded: false), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw self.failure(file) }
    defer { close(descriptor) }
    var rest = content[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw self.failure(file) }
      rest = rest.dropFirst(count)
    }
    guard fchmod(descriptor, 0o640) == 0, fsync(descriptor) == 0 else { throw self.failure(file) }
  }

  private func synchronize(_ directory: URL) throws(AdapterVolumeFailure) {
    let descriptor = open(
      directory.path(percentEncoded: false), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw self.failure(directory) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw self.failure(directory) }
  }

  func fresh(_ prefix: String) -> URL {
    self.directory.appending(path: prefix + UUID().uuidString, directoryHint: .isDirectory)
  }

  static func rename(_ source: URL, _ destination: URL) -> Bool {
    // A slash at the end would demand a directory of what may be a link.
    func path(_ url: URL) -> String {
      let path = url.path(percentEncoded: false)
      return path.hasSuffix("/") ? String(path.dropLast()) : path
    }
    return Glibc.rename(path(source), path(destination)) == 0
  }

  func failure(_ url: URL) -> AdapterVolumeFailure {
    AdapterVolumeFailure(
      path: url.path(percentEncoded: false), reason: String(cString: strerror(errno)))
  }
}

/// The directory of adapters cannot be used.
public struct AdapterVolumeFailure: Error, Hashable, CustomStringConvertible {
  /// The file or directory.
  public let path: String
  /// What the system says.
  public let reason: String

  /// What, why, and the way out.
  public var description: String {
    "\(self.path): \(self.reason); check space and permissions of adapters.path"
  }
}
