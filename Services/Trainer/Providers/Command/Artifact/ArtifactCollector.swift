import FoundationEssentials
import LocalModel
import ModelRuntime

/// Finds and checks what a command left behind.
struct ArtifactCollector: Sendable {
  let settings: ArtifactSettings
  let base: BaseModel?

  /// The result in the first of several directories that holds one.
  ///
  /// - Throws: `ArtifactFault` of the first directory when none does.
  func collect(fromFirstOf directories: [URL]) throws(ArtifactFault) -> CollectedArtifact {
    var first: ArtifactFault?
    for directory in directories {
      do {
        return try self.collect(from: directory)
      } catch {
        first = first ?? error
      }
    }
    throw first ?? ArtifactFault("there is no result")
  }

  /// The result in a directory.
  ///
  /// - Throws: `ArtifactFault`.
  func collect(from directory: URL) throws(ArtifactFault) -> CollectedArtifact {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory.nativePath)
    else {
      throw ArtifactFault("\(directory.nativePath) is no directory")
    }
    let plain = names.filter(Self.isPlainName).sorted()
    let chosen: [String]
    switch self.settings.kind {
    case .adapter:
      guard let base = self.base else { throw ArtifactFault("the adapter has no base model") }
      chosen = try AdapterCheck(base: base, maximumRank: self.settings.maximumRank)
        .files(in: directory, names: plain)
    case .dialogueModel: chosen = try Self.dialogueModelFiles(plain)
    case .files: chosen = try self.requiredFiles(in: directory, plain)
    }
    let parts = try self.read(chosen, in: directory)
    if self.settings.kind == .dialogueModel { try Self.checkDialogueModel(parts) }
    return CollectedArtifact(
      directory: directory, parts: parts,
      leftOut: names.filter { !chosen.contains($0) }.sorted())
  }

  private static func dialogueModelFiles(_ names: [String]) throws(ArtifactFault) -> [String] {
    let files = [
      ModelManifest.fileName, SafeTensors.fileName, DialogueModel.repliesFileName,
    ]
    for file in files where !names.contains(file) { throw ArtifactFault("there is no \(file)") }
    return files
  }

  private func requiredFiles(
    in directory: URL, _ names: [String]
  ) throws(ArtifactFault) -> [String] {
    var chosen: Set<String> = []
    for pattern in self.settings.required {
      let found = GlobPattern.paths(matching: pattern, in: directory)
        .map { URL(filePath: $0).lastPathComponent }.filter(names.contains)
      guard !found.isEmpty else { throw ArtifactFault("there is no file \(pattern)") }
      chosen.formUnion(found)
    }
    if let pickle = chosen.filter(PickleFiles.isPickle).min() {
      throw ArtifactFault("\(pickle) is a pickle, which can run code; save another format")
    }
    return chosen.sorted()
  }

  private func read(
    _ names: [String], in directory: URL
  ) throws(ArtifactFault) -> [ArtifactPart] {
    var parts: [ArtifactPart] = []
    var bytes: Int64 = 0
    for name in names {
      let path = directory.appending(path: name).nativePath
      // Not followed to wherever a link leads: what is kept is what the command wrote here.
      guard let file = try? FileTail(path), !Self.isLink(path) else {
        throw ArtifactFault("\(name) is no readable file")
      }
      bytes += Int64(file.bytes)
      guard bytes <= self.settings.maximumBytes else {
        throw ArtifactFault(
          "it has more than the \(self.settings.maximumBytes) bytes that are taken")
      }
      guard let content = try? Data(contentsOf: URL(filePath: path), options: .mappedIfSafe) else {
        throw ArtifactFault("\(name) cannot be read")
      }
      parts.append(ArtifactPart(name: self.keptName(of: name), content: content))
    }
    return parts
  }

  /// The manifest of the embedded engine makes room for the one that describes the whole.
  private func keptName(of name: String) -> String {
    self.settings.kind == .dialogueModel && name == ModelManifest.fileName
      ? CommandArtifact.dialogueManifestName : name
  }

  private static func checkDialogueModel(_ parts: [ArtifactPart]) throws(ArtifactFault) {
    let contents = Dictionary(uniqueKeysWithValues: parts.map { ($0.name, $0.content) })
    let artifact = ArtifactContents("the command's model") { name in
      let kept = name == ModelManifest.fileName ? CommandArtifact.dialogueManifestName : name
      guard let content = contents[kept] else { throw ArtifactFault("there is no \(name)") }
      return content
    }
    do {
      _ = try DialogueModel.load(from: artifact)
    } catch {
      throw ArtifactFault(error.description)
    }
  }

  /// What services that fetch artefacts take as a name.
  private static func isPlainName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 100 && !name.hasPrefix(".")
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
  }

  private static func isLink(_ path: String) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
  }
}
