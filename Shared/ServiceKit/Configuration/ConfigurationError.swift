/// A setting, or a file that a setting names, that the service cannot start with.
public enum ConfigurationError: Error, Hashable, Sendable {
  /// A setting has no value and no default.
  case missing(name: String, remedy: String)
  /// A setting has a value that cannot be used. The value is not shown: it may be a secret.
  case invalid(name: String, expected: String)
  /// Several settings were wrong.
  case several([ConfigurationError])
  /// The command line has an option that the service does not know.
  case unknownOption(String)
  /// An option of the command line has no value.
  case missingValue(option: String)
  /// An argument of the command line belongs to no option.
  case unexpectedArgument(String)
  /// A line of the settings file is not of the form NAME=value.
  case malformedLine(file: String, line: Int)
  /// A file does not exist or cannot be read.
  case unreadableFile(path: String, reason: String)
  /// A file with a secret can be read by others than its owner.
  case insecureFile(path: String, mode: String)
  /// A key or certificate does not exist.
  case missingKey(path: String)
  /// A file does not hold what it should.
  case malformedFile(path: String, expected: String)
  /// A certificate is whole, and nobody would take it.
  case unusableCertificate(path: String, reason: String)
  /// The root key cannot be used; the reason says what to do.
  case unusableKey(reason: String)
}

extension ConfigurationError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let name, let remedy): "\(name) is not set; \(remedy)"
    case .invalid(let name, let expected): "\(name) is not valid: expected \(expected)"
    case .several(let errors): errors.map(\.description).joined(separator: "; ")
    case .unknownOption(let option): "unknown option \(option); --help lists the options"
    case .missingValue(let option): "\(option) needs a value"
    case .unexpectedArgument(let argument):
      "unexpected argument '\(argument)'; settings are given as --name value"
    case .malformedLine(let file, let line): "\(file) line \(line) is not of the form NAME=value"
    case .unreadableFile(let path, let reason): "cannot use \(path): \(reason)"
    case .insecureFile(let path, let mode):
      "\(path) has mode \(mode), which others can use; run: chmod 600 \(path)"
    case .missingKey(let path):
      "\(path) does not exist; make development keys with `reddytalk pki init`, or name the "
        + "directory of your keys in REDDYTALK_PKI_DIR"
    case .malformedFile(let path, let expected): "\(path) does not hold \(expected)"
    case .unusableCertificate(let path, let reason):
      "\(path) cannot be used: \(reason); renew it with `reddytalk pki rotate`"
    case .unusableKey(let reason): reason
    }
  }
}
