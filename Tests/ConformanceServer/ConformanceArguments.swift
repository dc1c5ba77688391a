internal import RPCTransport

/// What the command line asks for.
struct ConformanceArguments {
  /// What is wrong with a command line.
  enum Problem: Error, CustomStringConvertible {
    case unknown(String)
    case missingValue(String)
    case notAnAddress(String)

    var description: String {
      switch self {
      case .unknown(let argument): "\(argument) is not known; there are --listen and --tls"
      case .missingValue(let option): "\(option) needs a value"
      case .notAnAddress(let text): "\(text) is not HOST:PORT"
      }
    }
  }

  /// Where to listen.
  private(set) var address = RPCAddress(host: "127.0.0.1", port: 0)
  /// Where certificate, key and authority are; nil for plaintext.
  private(set) var tlsDirectory: String?

  /// Reads a command line without its program.
  init(_ arguments: some Sequence<String>) throws {
    var rest = arguments.makeIterator()
    while let option = rest.next() {
      guard option == "--listen" || option == "--tls" else { throw Problem.unknown(option) }
      guard let value = rest.next() else { throw Problem.missingValue(option) }
      if option == "--tls" {
        self.tlsDirectory = value
      } else {
        self.address = try Self.address(value)
      }
    }
  }

  /// The protection of connections.
  func security() throws -> TransportSecurity {
    guard let directory = self.tlsDirectory else { return .plaintext }
    return .mutualTLS(
      try TLSCredentials(
        certificateChainFile: "\(directory)/collector.pem",
        privateKeyFile: "\(directory)/collector.key", trustRootsFile: "\(directory)/ca.pem"))
  }

  private static func address(_ text: String) throws -> RPCAddress {
    guard let colon = text.lastIndex(of: ":"), colon > text.startIndex,
      let port = Int(text[text.index(after: colon)...]), (0...65_535).contains(port)
    else { throw Problem.notAnAddress(text) }
    let host = text[..<colon]
    // An IPv6 address stands in brackets.
    return RPCAddress(host: host.filter { $0 != "[" && $0 != "]" }, port: port)
  }
}
