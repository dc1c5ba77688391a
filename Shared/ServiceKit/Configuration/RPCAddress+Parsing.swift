public import Configuration
public import RPCTransport

extension RPCAddress {
  /// Reads "host:port" or "[IPv6]:port"; `nil` for anything else.
  public init?(parsing text: String) {
    guard let colon = text.lastIndex(of: ":"),
      let port = UInt16(text[text.index(after: colon)...])
    else { return nil }
    var host = text[..<colon]
    if host.hasPrefix("[") && host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      return nil
    }
    guard !host.isEmpty, !host.contains(where: \.isWhitespace) else { return nil }
    self.init(host: String(host), port: Int(port))
  }
}

extension ConfigReader {
  /// One or several addresses with commas between them, "host:port,host:port".
  public func addresses(
    _ key: ConfigKey, default defaultValue: RPCAddress
  ) throws(ConfigurationError) -> [RPCAddress] {
    guard let text = self.string(forKey: key) else { return [defaultValue] }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let addresses = parts.compactMap { part in
      RPCAddress(parsing: String(part.drop(while: \.isWhitespace)))
    }
    guard addresses.count == parts.count else {
      throw .invalid(
        name: self.name(of: key),
        expected: "host:port, or several with commas between them, for example \(defaultValue)")
    }
    return addresses
  }

  /// An address, "host:port".
  public func address(
    _ key: ConfigKey, default defaultValue: RPCAddress
  ) throws(ConfigurationError) -> RPCAddress {
    guard let text = self.string(forKey: key) else { return defaultValue }
    guard let address = RPCAddress(parsing: text) else {
      throw .invalid(name: self.name(of: key), expected: "host:port, for example \(defaultValue)")
    }
    return address
  }
}
