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
  /// A certificate is not there.
  case missing(path: String)
  /// There is a certificate or a key under the name already.
  case exists(path: String)
  /// A name that no certificate can have.
  case invalidName(String)
  /// A host that is neither a DNS name nor an IPv4 address.
  case invalidHost(String)
  /// A certificate would expire before anybody has it.
  case lifetimeTooShort
  /// An authority was introduced before, and does not issue yet.
  case successionUnderWay(path: String)
  /// A file was replaced so short ago that some service may not have seen it.
  case notSettled(path: String, until: Date)
  /// Certificates of an authority are in use that is to be trusted no more.
  case stillNeeded(by: [String])
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
      "the authority in \(path) expires at \(date.formatted(.iso8601)); introduce another with "
        + "'reddytalk pki rotate --authority'"
    case .missing(let path):
      "\(path) does not exist; 'reddytalk pki init' makes a set, 'reddytalk pki issue' one "
        + "certificate"
    case .exists(let path):
      "\(path) or its key exists; renew it with 'reddytalk pki rotate', or say --replace"
    case .invalidName(let name):
      "'\(name)' cannot be the name of a certificate; use 1 to 63 characters out of a-z, 0-9 and "
        + "hyphens, and not 'ca'"
    case .invalidHost(let host): "'\(host)' is neither a DNS name nor an IPv4 address"
    case .lifetimeTooShort: "a certificate has to live for a minute at least"
    case .successionUnderWay(let path):
      "\(path) is there: an authority was introduced and does not issue yet; run "
        + "'reddytalk pki rotate'"
    case .notSettled(let path, let date):
      "\(path) is so new that a service may not have seen it; wait until "
        + "\(date.formatted(.iso8601)), or say --settled when all have (GET /health shows it)"
    case .stillNeeded(let names):
      "certificates of an older authority are in use: \(names.joined(separator: ", ")); renew them "
        + "with 'reddytalk pki rotate'"
    }
  }
}
