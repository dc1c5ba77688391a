public import ServiceLifecycle

/// Ends the service when its disk fails, so that its supervisor starts it again.
///
/// After a failed synchronisation the system may have dropped what it could not write, and the next
/// one succeeds all the same. Only reading everything anew, from the log on, is safe.
public struct StoreWatch: Service {
  private let store: Store

  /// Watches `store`; run it among the service's jobs.
  public init(_ store: Store) {
    self.store = store
  }

  /// Throws once the disk has failed; returns on graceful shutdown.
  public func run() async throws {
    let failure = await cancelWhenGracefulShutdown { await self.store.waitForFailure() }
    if let failure { throw failure }
  }
}
