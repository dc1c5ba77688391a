package import FoundationEssentials

/// The files of an artefact, however they are kept.
package struct ArtifactFiles: Sendable {
  /// What the artefact is called in errors.
  package let name: String
  /// The content of a file.
  package let content: @Sendable (_ file: String) throws -> Data

  package init(_ name: String, content: @escaping @Sendable (_ file: String) throws -> Data) {
    self.name = name
    self.content = content
  }
}

/// One file of an artefact that a provider has made.
package struct ArtifactPart: Hashable, Sendable {
  package let name: String
  package let content: Data

  package init(name: String, content: Data) {
    self.name = name
    self.content = content
  }
}
