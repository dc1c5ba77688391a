/// A token of Microsoft Entra ID, renewed five minutes before it expires and once when it was refused.
package actor RenewedToken: ProviderCredential {
  /// A token and how long it holds.
  package struct Grant: Sendable {
    package let token: ProviderSecret
    package let lifetime: Duration

    package init(token: ProviderSecret, lifetime: Duration) {
      self.token = token
      self.lifetime = lifetime
    }
  }

  package nonisolated let isRenewable = true
  package nonisolated let scheme = CredentialScheme.bearer

  private let source: any TokenSource
  private let uptime: @Sendable () -> Duration
  private var current: (token: ProviderSecret, renewAt: Duration)?
  /// The request that is on its way; all who need a token wait for the same.
  private var pending: Task<Grant, any Error>?

  /// How long before its end a token is renewed.
  private static let margin = Duration.seconds(300)

  /// - Parameters:
  ///   - source: Where tokens come from.
  ///   - uptime: A monotonic clock.
  package init(_ source: any TokenSource, uptime: @escaping @Sendable () -> Duration) {
    self.source = source
    self.uptime = uptime
  }

  package func secret(renewing: Bool) async throws -> ProviderSecret {
    if renewing { self.current = nil }
    if let current = self.current, self.uptime() < current.renewAt { return current.token }
    // No caller's child, since several may wait for it.
    let task = self.pending ?? Task { [source = self.source] in try await source.grant() }
    self.pending = task
    defer { self.pending = nil }
    let grant = try await task.value
    // One that is granted for a few minutes only is used for half of them.
    let usable = max(grant.lifetime - Self.margin, grant.lifetime / 2)
    self.current = (grant.token, self.uptime() + usable)
    return grant.token
  }
}

/// Where tokens come from.
package protocol TokenSource: Sendable {
  /// Asks for a token.
  ///
  /// - Throws: `CredentialError`, `CancellationError`.
  func grant() async throws -> RenewedToken.Grant
}
