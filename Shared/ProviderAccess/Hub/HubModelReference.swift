/// A state of a model on the Hub: `namespace/name@commit`.
package struct HubModelReference: Hashable, Sendable, CustomStringConvertible {
  /// `namespace/name`.
  package let repository: String
  /// The commit, forty hexadecimal digits.
  package let revision: String

  package init(repository: String, revision: String) {
    self.repository = repository
    self.revision = revision
  }

  /// Reads a reference; nil for what names no commit of a repository.
  package init?(_ text: String) {
    let sides = text.split(separator: "@", omittingEmptySubsequences: false)
    guard sides.count == 2, Self.isRepository(sides[0]), Self.isCommit(sides[1]) else {
      return nil
    }
    self.init(repository: String(sides[0]), revision: String(sides[1]))
  }

  package var description: String { "\(self.repository)@\(self.revision)" }

  /// Whether a text is the name of a commit, not of a branch, which moves.
  package static func isCommit(_ text: some StringProtocol) -> Bool {
    text.utf8.count == 40 && text.allSatisfy { $0.isHexDigit && $0.isASCII }
  }

  private static func isRepository(_ text: Substring) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty && part != "." && part != ".."
          && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
      }
  }
}
