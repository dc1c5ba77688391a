import Configuration
import HTTPClient
import ServiceKit

/// How providers are reached.
struct ProviderNetwork: Sendable {
  /// Hosts that may be on this machine or in a private network, and be spoken to in plaintext.
  private let localHosts: [HostRule]
  /// The authorities to trust in place of the system's; nil for those.
  private let certificateAuthorityFile: String?

  init(reader: ConfigReader) throws(ConfigurationError) {
    self.localHosts = try Self.rules(
      in: reader.string(forKey: "provider.localHosts") ?? "", "PROVIDER_LOCAL_HOSTS")
    self.certificateAuthorityFile = reader.string(forKey: "provider.caFile")
  }

  /// The rules in a list with commas.
  static func rules(in text: String, _ setting: String) throws(ConfigurationError) -> [HostRule] {
    var rules: [HostRule] = []
    for name in text.split(separator: ",") {
      guard let rule = HostRule(name.filter { !$0.isWhitespace }) else {
        throw .invalid(name: setting, expected: "hosts with commas between them, as host:port")
      }
      rules.append(rule)
    }
    return rules
  }

  /// A client for the host of a URL, those that are named besides, and no other.
  func client(
    for url: String, _ setting: String, and others: [HostRule] = []
  ) throws(ConfigurationError) -> CurlClient {
    let (target, host) = try Self.host(of: url, setting)
    let isLocal = self.localHosts.contains { $0.matches(target) }
    return self.client(.providers(hosts: [host] + others, local: isLocal ? [host] : []))
  }

  /// A client for a host of this machine.
  func localClient(for url: String, _ setting: String) throws(ConfigurationError) -> CurlClient {
    self.client(.providers(hosts: [], local: [try Self.host(of: url, setting).rule]))
  }

  private func client(_ egress: EgressPolicy) -> CurlClient {
    CurlClient(
      configuration: .init(
        certificateAuthorityFile: self.certificateAuthorityFile, maximumConnectionsPerHost: 16,
        egress: egress))
  }

  private static func host(
    of url: String, _ setting: String
  ) throws(ConfigurationError) -> (target: RequestTarget, rule: HostRule) {
    guard let target = try? RequestTarget(url), let rule = HostRule("\(target.host):\(target.port)")
    else { throw .invalid(name: setting, expected: "an absolute https URL") }
    return (target, rule)
  }
}
