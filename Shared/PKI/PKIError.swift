public import FoundationEssentials

/// Why keys or certificates cannot be made.
public enum PKIError: Error, Hashable, Sendable {
  /// A file or directory cannot be read or written.
  case unusableFile(path: String, reason: String)
  /// A file does not hold what its name says.
  case malformedFile(path: String, expected: String)
  /// A certificate is needed, but there is only the authority's certificate and not its key.
  case missingAuthorityKey(path: String)
  /// The authority's certificate has expired or is about to.
  case authorityExpired(path: String, at: Date)
}

extension PKIError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unusableFile(let path, let reason):
      "cannot use \(path): \(reason)"
    case .malformedFile(let path, let expected):
      "\(path) does not hold \(expected); move it away and it is made anew"
    case .missingAuthorityKey(let path):
      "\(path) is missing, so no certificate can be issued; restore it, or issue the certificates "
        + "where it is"
    case .authorityExpired(let path, let date):
      "the authority in \(path) expires at \(date.formatted(.iso8601)); move the directory's ca.* "
        + "and service certificates away, and new ones are made"
    }
  }
}
