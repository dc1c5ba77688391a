import FoundationEssentials
import ServiceKit

/// Where a secret of a command comes from; never from the profile itself.
enum SecretSource: Hashable, Sendable {
  /// A variable of the service's own environment.
  case environment(String)
  /// A file that only its owner can read; white space at its end is not part of the secret.
  case file(String)

  /// Reads one entry of a profile's `environment.secrets`.
  init(_ fields: inout ProfileFields) throws(LiteralFault) {
    let (variable, file) = (try fields.text("environment"), try fields.text("file"))
    switch (variable, file) {
    case (let variable?, nil): self = .environment(variable)
    case (nil, let file?): self = .file(file)
    default: throw fields.fault("environment", "or file must name where the secret is, one of them")
    }
    try fields.finish()
  }

  /// The secret.
  ///
  /// - Parameter environment: The service's own.
  /// - Throws: `ConfigurationError` when there is none.
  func value(in environment: [String: String]) throws(ConfigurationError) -> String {
    switch self {
    case .environment(let name):
      guard let value = environment[name], !value.isEmpty else {
        throw .missing(name: name, remedy: "a command profile takes a secret from it")
      }
      return value
    case .file(let path):
      let bytes = try PrivateFile.read(URL(filePath: path))
      guard let text = String(bytes: bytes, encoding: .utf8) else {
        throw .malformedFile(path: path, expected: "text")
      }
      return String(text.reversed().drop(while: \.isWhitespace).reversed())
    }
  }
}
