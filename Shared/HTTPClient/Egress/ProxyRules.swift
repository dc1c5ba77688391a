public import FoundationEssentials

/// Which requests go through a proxy.
public struct ProxyRules: Sendable, Hashable {
  /// For `http`; nil for none.
  public var http: String?
  /// For `https`; nil for none.
  public var https: String?
  /// What goes past the proxies, as `NO_PROXY` says it: names with everything below them, addresses, networks as
  /// `10.0.0.0/8`, each with a port or without; `*` for everything.
  public var exempt: [String]

  /// Takes both proxies and what goes past them.
  public init(http: String? = nil, https: String? = nil, exempt: [String] = []) {
    self.http = http
    self.https = https
    self.exempt = exempt
  }

  /// No proxy.
  public static let none = ProxyRules()

  /// One proxy for everything but what is exempt.
  public static func all(_ proxy: String, exempt: [String] = []) -> ProxyRules {
    ProxyRules(http: proxy, https: proxy, exempt: exempt)
  }

  /// What this process's environment says: `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy`, all but the first
  /// in upper case too. `HTTP_PROXY` does not count: a CGI program's caller can set it.
  public static func environment(
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> ProxyRules {
    func value(_ names: String...) -> String? {
      names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    }
    let all = value("all_proxy", "ALL_PROXY")
    let exempt = value("no_proxy", "NO_PROXY") ?? ""
    return ProxyRules(
      http: value("http_proxy") ?? all, https: value("https_proxy", "HTTPS_PROXY") ?? all,
      exempt: exempt.split { $0 == "," || $0 == " " }.map(String.init))
  }

  /// The proxy for a request; nil for none. Never one before this machine itself, which a proxy could not mean.
  func proxy(for target: RequestTarget) -> String? {
    let isOwn = target.host == "localhost" || target.address?.scope == .loopback
    guard !isOwn, !self.exempt.contains(where: { Self.matches($0.lowercased(), target) }) else {
      return nil
    }
    return target.scheme == .https ? self.https : self.http
  }

  private static func matches(_ entry: String, _ target: RequestTarget) -> Bool {
    if entry == "*" { return true }
    if let slash = entry.firstIndex(of: "/") {
      return self.contains(
        String(entry[..<slash]), bits: Int(entry[entry.index(after: slash)...]), target.address)
    }
    if let address = NetworkAddress(entry) { return address == target.address }
    var name = entry[...]
    if let colon = name.lastIndex(of: ":") {
      guard Int(name[name.index(after: colon)...]) == target.port else { return false }
      name = name[..<colon]
    }
    if name.hasPrefix("*.") { name.removeFirst() }
    if name.hasPrefix(".") { name.removeFirst() }
    return !name.isEmpty && (target.host == name || target.host.hasSuffix(".\(name)"))
  }

  private static func contains(_ network: String, bits: Int?, _ address: NetworkAddress?) -> Bool {
    guard let bits, let network = NetworkAddress(network), let address,
      network.bytes.count == address.bytes.count, (0...network.bytes.count * 8).contains(bits)
    else { return false }
    return (0..<bits).allSatisfy { bit in
      let mask = UInt8(0x80) >> UInt8(bit % 8)
      return network.bytes[bit / 8] & mask == address.bytes[bit / 8] & mask
    }
  }
}
