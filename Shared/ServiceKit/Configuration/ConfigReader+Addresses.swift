public import Configuration
public import RPCTransport

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
