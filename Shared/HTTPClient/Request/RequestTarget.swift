/// Where a request goes: a URL, read so strictly that no other reader can take it for another place.
///
/// Userinfo, fragments, backslashes, blanks, control characters and hosts that are not ASCII are refused. A host that
/// is an address in any spelling that the system's resolver takes (decimal, octal, hexadecimal, shortened) is known as
/// that address, and passed on in its usual form.
public struct RequestTarget: Sendable, Hashable {
  /// How it is spoken to.
  public enum Scheme: String, Sendable, Hashable {
    case http, https

    /// The port where none is named.
    var defaultPort: Int { self == .https ? 443 : 80 }
  }

  /// How it is spoken to.
  public let scheme: Scheme
  /// The host's name in lower case, or its address, in brackets where it is one of IPv6.
  public let host: String
  /// The port, named or the scheme's.
  public let port: Int
  /// The path, beginning with a slash.
  public let path: String
  /// What follows the question mark; nil without one.
  public let query: String?
  /// The address, where the host is one.
  public let address: NetworkAddress?

  /// Reads an absolute URL.
  ///
  /// - Throws: `OutboundError.invalidURL`.
  public init(_ url: String) throws(OutboundError) {
    guard url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "\\") }) else {
      throw .invalidURL(reason: "it holds a blank, a backslash or a character that is not ASCII")
    }
    let (scheme, rest) = try Self.scheme(of: url)
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let tail = rest[authority.endIndex...]
    guard !authority.contains("@") else {
      throw .invalidURL(reason: "it names a user, which belongs in a header field")
    }
    guard !tail.contains("#") else { throw .invalidURL(reason: "it has a fragment") }
    let (host, port) = try Self.hostAndPort(authority)
    self.scheme = scheme
    self.address = try Self.address(of: host)
    self.host = self.address?.urlHost ?? host
    self.port = port ?? scheme.defaultPort
    let pieces = tail.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    self.path = pieces.first.flatMap { $0.isEmpty ? nil : String($0) } ?? "/"
    self.query = pieces.count > 1 ? String(pieces[1]) : nil
  }

  /// Scheme, host and port: what a credential belongs to. The port stands there where it is not the scheme's.
  public var origin: String { "\(self.scheme.rawValue)://\(self.authority)" }

  /// Host and port, as errors name them.
  public var authority: String {
    self.port == self.scheme.defaultPort ? self.host : "\(self.host):\(self.port)"
  }

  /// The whole URL.
  public var url: String { self.origin + self.path + (self.query.map { "?\($0)" } ?? "") }

  /// The place that a `Location` field names, seen from here (RFC 3986, section 5.2).
  ///
  /// - Throws: `OutboundError.invalidURL`.
  public func resolving(_ location: String) throws(OutboundError) -> RequestTarget {
    // A fragment is for people who look at the answer.
    let reference = String(location.prefix { $0 != "#" })
    // A colon before any slash or question mark ends a scheme.
    if reference.prefix(while: { $0 != "/" && $0 != "?" }).contains(":") {
      return try RequestTarget(reference)
    }
    if reference.hasPrefix("//") {
      return try RequestTarget("\(self.scheme.rawValue):\(reference)")
    }
    if reference.hasPrefix("/") { return try RequestTarget(self.origin + reference) }
    if reference.isEmpty { return self }
    if reference.hasPrefix("?") { return try RequestTarget(self.origin + self.path + reference) }
    let folder = self.path.lastIndex(of: "/").map { self.path[...$0] } ?? "/"
    return try RequestTarget(self.origin + folder + reference)
  }

  // MARK: - Parts

  private static func scheme(of url: String) throws(OutboundError) -> (Scheme, Substring) {
    for scheme in [Scheme.http, .https] {
      let prefix = "\(scheme.rawValue)://"
      if url.prefix(prefix.count).lowercased() == prefix {
        return (scheme, url.dropFirst(prefix.count))
      }
    }
    throw .invalidURL(reason: "it is not an absolute http or https URL")
  }

  private static func hostAndPort(
    _ authority: Substring
  ) throws(OutboundError) -> (String, Int?) {
    var host = authority
    var port: Substring?
    if authority.hasPrefix("[") {
      guard let end = authority.firstIndex(of: "]") else {
        throw .invalidURL(reason: "its address has no closing bracket")
      }
      host = authority[...end]
      let rest = authority[authority.index(after: end)...]
      guard rest.isEmpty || rest.hasPrefix(":") else {
        throw .invalidURL(reason: "something follows its address")
      }
      port = rest.isEmpty ? nil : rest.dropFirst()
    } else if let colon = authority.firstIndex(of: ":") {
      host = authority[..<colon]
      port = authority[authority.index(after: colon)...]
    }
    guard !host.isEmpty else { throw .invalidURL(reason: "it names no host") }
    guard let port, !port.isEmpty else { return (host.lowercased(), nil) }
    guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(port),
      (1...65535).contains(number)
    else { throw .invalidURL(reason: "its port is not a number from 1 to 65535") }
    return (host.lowercased(), number)
  }

  /// The address that a host is; nil for a name. A name consists of letters, digits, `-`, `_` and `.`.
  private static func address(of host: String) throws(OutboundError) -> NetworkAddress? {
    if host.hasPrefix("[") {
      guard let address = NetworkAddress(ipv6: String(host.dropFirst().dropLast())) else {
        throw .invalidURL(reason: "what stands in brackets is not an address")
      }
      return address
    }
    let isName = host.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte) || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }
    guard isName, !host.hasPrefix("."), !host.contains("..") else {
      throw .invalidURL(reason: "its host is neither a name nor an address")
    }
    guard NetworkAddress.looksNumeric(host) else { return nil }
    // Names whose last label is a number are addresses to every resolver (WHATWG URL, "ends in a number").
    guard let address = NetworkAddress(ipv4: host) else {
      throw .invalidURL(reason: "its host ends in a number and is not an address")
    }
    return address
  }
}
