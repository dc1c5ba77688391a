import FoundationEssentials

/// Makes folders for artefacts, whose files are kept in a form that only this service reads.
protocol ArtifactFolders: Sendable {
  /// The folder at a place, which need not exist yet.
  func folder(at place: URL) -> any ArtifactFolder
}

/// The files of one artefact.
protocol ArtifactFolder: Sendable {
  /// Where it is.
  var url: URL { get }

  /// The content of a file.
  ///
  /// - Throws: When it is not there, or was changed.
  func read(_ file: String) throws -> Data

  /// Begins a new file.
  func makeFile(_ name: String) throws -> any ArtifactFileWriter
}

/// Writes one file of an artefact.
protocol ArtifactFileWriter {
  /// Adds content.
  func append(_ content: Data) throws

  /// Ends the file and makes it durable.
  func finish() throws
}
