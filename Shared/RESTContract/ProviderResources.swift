public import Foundation

/// How a training provider stands.
public struct ProviderResource: Codable, Sendable, Equatable {
  public var name: String
  /// Whether the settings give access to it.
  public var configured: Bool
  /// Whether it answers; absent when it was not asked.
  public var reachable: Bool?
  /// Whether it can train what is configured; absent when that is not known.
  public var able: Bool?
  /// The days on which something ends, by what ends.
  public var dates: [String: Date]
  /// What it takes, by names, in words.
  public var limits: [String: String]
  /// Why it cannot be used; absent when nothing is known against it.
  public var reason: String?

  public init(
    name: String, configured: Bool, reachable: Bool? = nil, able: Bool? = nil,
    dates: [String: Date] = [:], limits: [String: String] = [:], reason: String? = nil
  ) {
    self.name = name
    self.configured = configured
    self.reachable = reachable
    self.able = able
    self.dates = dates
    self.limits = limits
    self.reason = reason
  }
}

/// Answer of `GET /api/training-pipeline/providers`.
public struct ProvidersResource: Codable, Sendable, Equatable {
  /// By name.
  public var providers: [ProviderResource]

  public init(providers: [ProviderResource]) {
    self.providers = providers
  }
}
