import FieldEncryption
import RPCTransport

/// Why a service could not start, in one line for the operator.
public struct StartFailure: Error, Sendable {
  /// What, which setting, file or port, and the remedy.
  public let message: String
  /// What the program should exit with.
  public let exitCode: ExitCode

  /// Classifies what was thrown while the service was being made or began to listen.
  ///
  /// - Parameters:
  ///   - error: What was thrown.
  ///   - setting: The setting at fault, when the error itself does not know it.
  public init(_ error: any Error, setting: String? = nil) {
    if let error = error as? StartFailure {
      self = error
      return
    }
    let message = "\(error)".split(whereSeparator: \.isNewline).joined(separator: " ")
    self.message = setting.map { "\($0): \(message)" } ?? message
    self.exitCode =
      switch error {
      case let error as ConfigurationError: error.exitCode
      case RPCConfigurationError.bind: .unavailable
      case is RPCConfigurationError, is FieldEncryptionError: .configuration
      default: .unavailable
      }
  }
}

extension StartFailure: CustomStringConvertible {
  public var description: String { self.message }
}

extension ConfigurationError {
  fileprivate var exitCode: ExitCode {
    switch self {
    case .unknownOption, .missingValue, .unexpectedArgument: .usage
    case .missing, .invalid, .several, .malformedLine, .unreadableFile, .insecureFile,
      .missingKey, .malformedFile, .unusableCertificate, .unusableKey:
      .configuration
    }
  }
}
