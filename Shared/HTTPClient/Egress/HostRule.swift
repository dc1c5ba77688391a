/// Names hosts: `api.openai.com`, `*.openai.azure.com` (every name below), `10.0.0.8`, `[::1]:8080`.
///
/// Without a port every port is meant.
public struct HostRule: Hashable, Sendable, ExpressibleByStringLiteral {
  private let host: String
  private let includesSubdomains: Bool
  private let port: Int?

  /// Reads a rule; nil for what names no host.
  public init?(_ text: String) {
    let includesSubdomains = text.hasPrefix("*.")
    let rest = includesSubdomains ? String(text.dropFirst(2)) : text
    // Read as requests are, so that both sides spell an address alike.
    guard let target = try? RequestTarget("http://\(rest)"), target.path == "/",
      target.query == nil, !(includesSubdomains && target.address != nil)
    else { return nil }
    self.host = target.host
    self.includesSubdomains = includesSubdomains
    self.port = rest.hasSuffix(":\(target.port)") ? target.port : nil
  }

  /// For rules that stand in code; one that names no host matches nothing.
  public init(stringLiteral text: String) {
    self = HostRule(text) ?? HostRule(matchingNothing: ())
  }

  private init(matchingNothing: Void) {
    self.host = ""
    self.includesSubdomains = false
    self.port = 0
  }

  /// Whether a request to this place is meant.
  public func matches(_ target: RequestTarget) -> Bool {
    guard self.port == nil || self.port == target.port else { return false }
    if self.includesSubdomains { return target.host.hasSuffix(".\(self.host)") }
    return target.host == self.host
  }
}
