public import FoundationEssentials

/// The files of an artefact, wherever and however they are kept.
public struct ArtifactContents: Sendable {
  /// What the artefact is called in errors: a path.
  public let name: String
  private let read: @Sendable (String) throws -> Data

  /// An artefact whose files `read` gives by their names.
  public init(_ name: String, read: @escaping @Sendable (String) throws -> Data) {
    self.name = name
    self.read = read
  }

  /// An artefact whose files lie in a directory as they are.
  public init(directory: URL) {
    self.init(directory.path) { name in
      try Data(
        contentsOf: directory.appending(path: name, directoryHint: .notDirectory),
        options: .mappedIfSafe)
    }
  }

  /// The content of a file.
  public func content(of file: String) throws -> Data { try self.read(file) }
}
