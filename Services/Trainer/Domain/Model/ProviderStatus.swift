package import FoundationEssentials

/// Whether a training provider can be used, and for how long.
package struct ProviderStatus: Hashable, Sendable {
  /// The name callers choose it by.
  package let name: String
  /// Whether the settings give access to it.
  package let isConfigured: Bool
  /// Whether it answers; nil when it was not asked.
  package let isReachable: Bool?
  /// Whether it can train what is configured; nil when that is not known.
  package let isAble: Bool?
  /// The days on which something ends, by what ends.
  package let dates: [String: Date]
  /// What it takes, by names, in words.
  package let limits: [String: String]
  /// Why it cannot be used; empty when nothing is known against it.
  package let reason: String

  package init(
    name: String, isConfigured: Bool, isReachable: Bool? = nil, isAble: Bool? = nil,
    dates: [String: Date] = [:], limits: [String: String] = [:], reason: String = ""
  ) {
    self.name = name
    self.isConfigured = isConfigured
    self.isReachable = isReachable
    self.isAble = isAble
    self.dates = dates
    self.limits = limits
    self.reason = reason
  }

  /// A provider that the settings give no access to.
  package static func missing(_ name: String, reason: String) -> ProviderStatus {
    ProviderStatus(name: name, isConfigured: false, reason: reason)
  }
}
