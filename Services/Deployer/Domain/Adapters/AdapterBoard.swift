import Synchronization

/// The last look at each server of adapters, for health.
final class AdapterBoard: Sendable {
  /// The servers there are.
  let servers: [String]
  private let rounds = Mutex<[String: AdapterRound]>([:])

  /// A board for servers that were not looked at yet.
  init(servers: [String]) { self.servers = servers }

  /// The last look at a server; nil before the first.
  func round(of server: String) -> AdapterRound? { self.rounds.withLock { $0[server] } }

  /// Notes a look.
  ///
  /// - Returns: The one before.
  @discardableResult
  func note(_ round: AdapterRound) -> AdapterRound? {
    self.rounds.withLock { $0.updateValue(round, forKey: round.server) }
  }
}
