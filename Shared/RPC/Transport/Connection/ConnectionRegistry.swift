internal import RPCCore
internal import Synchronization

/// The living connections of a server or a client.
final class ConnectionRegistry: Sendable {
  private struct State {
    var connections: [ObjectIdentifier: ConnectionHandler] = [:]
    var waiters: [UnsafeContinuation<Void, Never>] = []
    /// What connections that come from now on are told.
    var ending: ConnectionCommand?
  }

  private let state = Mutex(State())

  /// Adds a connection; during the shutdown it ends at once.
  func insert(_ connection: ConnectionHandler) {
    let ending = self.state.withLock {
      $0.connections[ObjectIdentifier(connection)] = connection
      return $0.ending
    }
    if let ending { connection.submit(ending) }
  }

  /// Removes a connection that is gone.
  func remove(_ connection: ConnectionHandler) {
    let (removed, waiters) = self.state.withLock { state in
      let removed = state.connections.removeValue(forKey: ObjectIdentifier(connection))
      guard state.connections.isEmpty else {
        return (removed, [UnsafeContinuation<Void, Never>]())
      }
      defer { state.waiters.removeAll() }
      return (removed, state.waiters)
    }
    for waiter in waiters { waiter.resume() }
    // Held until the lock is released: letting go of a connection may run much code.
    withExtendedLifetime(removed) {}
  }

  /// Ends one connection, if it lives.
  func end(_ id: ObjectIdentifier, _ command: ConnectionCommand) {
    self.state.withLock { $0.connections[id] }?.submit(command)
  }

  /// Retires the connections made with credentials of earlier generations.
  func retire(before generation: UInt64) {
    let old = self.state.withLock { state in
      state.connections.values.filter { $0.generation < generation }
    }
    for connection in old { connection.submit(.retire) }
  }

  /// How many connections live.
  var count: Int { self.state.withLock { $0.connections.count } }

  /// Ends every connection, now and from now on: `.drain` or `.close`.
  func endAll(_ command: ConnectionCommand) {
    let connections = self.state.withLock {
      $0.ending = command
      return Array($0.connections.values)
    }
    for connection in connections { connection.submit(command) }
  }

  /// Suspends until there are no connections.
  func waitUntilEmpty() async {
    await withUnsafeContinuation { continuation in
      let isEmpty = self.state.withLock {
        if $0.connections.isEmpty { return true }
        $0.waiters.append(continuation)
        return false
      }
      if isEmpty { continuation.resume() }
    }
  }
}
