internal import FoundationEssentials
internal import PKI
package import RPCTransport

/// What the command line of one of the suite's programs asks for: options with a value, switches
/// without, and names of cases.
package struct ConformanceArguments: Sendable {
  /// What is wrong with a command line.
  package enum Problem: Error, CustomStringConvertible {
    case unknown(String, known: [String])
    case missing(String)
    case missingValue(String)
    case notAnAddress(String)

    package var description: String {
      switch self {
      case .unknown(let argument, let known):
        "\(argument) is not known; there are \(known.joined(separator: ", "))"
      case .missing(let option): "\(option) is needed"
      case .missingValue(let option): "\(option) needs a value"
      case .notAnAddress(let text): "\(text) is not HOST:PORT"
      }
    }
  }

  /// What is no option: names of cases.
  package private(set) var names: [String] = []
  private var values: [String: String] = [:]

  /// Reads a command line without its program.
  ///
  /// - Parameters:
  ///   - arguments: The command line.
  ///   - options: The options there are, each with a value.
  ///   - switches: The options there are that have none.
  /// - Throws: `Problem`.
  package init(
    _ arguments: some Sequence<String>, options: [String], switches: [String] = []
  ) throws {
    var rest = arguments.makeIterator()
    while let argument = rest.next() {
      if switches.contains(argument) {
        self.values[argument] = ""
      } else if options.contains(argument) {
        guard let value = rest.next() else { throw Problem.missingValue(argument) }
        self.values[argument] = value
      } else if argument.hasPrefix("-") {
        throw Problem.unknown(argument, known: options + switches)
      } else {
        self.names.append(argument)
      }
    }
  }

  /// Whether an option or switch was given.
  package func has(_ option: String) -> Bool { self.values[option] != nil }

  /// The address that an option gives; nil without the option.
  ///
  /// - Throws: `Problem` when the option is no address.
  package func address(_ option: String) throws -> RPCAddress? {
    guard let text = self.values[option] else { return nil }
    guard let address = RPCAddress(parsing: text) else { throw Problem.notAnAddress(text) }
    return address
  }

  /// The protection of connections: by the certificates in the directory of `--tls`, none without.
  ///
  /// - Parameters:
  ///   - service: Whose certificate this program shows.
  ///   - prepares: Whether an authority and its certificates are made when the directory has none.
  /// - Throws: When they cannot be read or made.
  package func security(
    as service: String, preparing prepares: Bool = false
  ) throws -> TransportSecurity {
    guard let directory = self.values["--tls"] else { return .plaintext }
    if prepares, !FileManager.default.fileExists(atPath: "\(directory)/ca.pem") {
      let services = ["collector", "trainer"]
      try DevelopmentAuthority(directory: URL(filePath: directory), services: services).prepare()
    }
    return .mutualTLS(
      try TLSCredentials(
        certificateChainFile: "\(directory)/\(service).pem",
        privateKeyFile: "\(directory)/\(service).key", trustRootsFile: "\(directory)/ca.pem"))
  }
}
