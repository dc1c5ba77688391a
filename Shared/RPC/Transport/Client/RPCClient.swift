public import Logging
public import NIOCore
public import NIOPosix
public import RPCCore
internal import Synchronization

/// Calls one service over TCP: connects when first needed, reconnects when the connection is lost.
///
/// `run()` makes the connections; calls made before it wait for it.
public final class RPCClient: RPCChannel, Sendable {
  /// Why a call of a stopped client was not begun.
  struct HasStopped: Error, CustomStringConvertible {
    var description: String { "before the call began" }
  }

  typealias Waiter = UnsafeContinuation<Result<ConnectionHandler, RPCError>, Never>

  /// The service called.
  public let target: RPCTarget

  let configuration: Configuration
  let retryBudget = RetryBudget()
  let eventLoop: any EventLoop
  private let security: TransportSecurity
  private let logger: Logger
  private let connectivity: Mutex<Connectivity<ConnectionHandler, Waiter>>
  private let connections = ConnectionRegistry()
  private let shutdown = Latch()
  private let demand: AsyncStream<Void>
  private let demandContinuation: AsyncStream<Void>.Continuation

  /// Creates a client; `run()` lets it connect.
  ///
  /// - Parameters:
  ///   - target: The service to call.
  ///   - configuration: How to connect and try again.
  ///   - tls: How the connection is protected.
  ///   - logger: For debugging.
  ///   - group: Where the client takes its event loop from.
  public init(
    target: RPCTarget, configuration: Configuration = .defaults, tls: TransportSecurity,
    logger: Logger, group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
  ) {
    self.target = target
    self.configuration = configuration
    self.security = tls
    self.logger = logger
    self.eventLoop = group.next()
    self.connectivity = Mutex(Connectivity(keepsTrying: configuration.keepsTrying))
    (self.demand, self.demandContinuation) = AsyncStream.makeStream(
      bufferingPolicy: .bufferingNewest(1))
  }

  /// Connects whenever a call needs it, until `beginGracefulShutdown()`; then lets the calls in
  /// flight end, within the drain timeout. Cancelling the task fails them at once.
  ///
  /// - Throws: `RPCConfigurationError` when a limit is illegal.
  public func run() async throws {
    try self.configuration.limits.check()
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.connectOnDemand() }
      await self.shutdown.wait()
      group.cancelAll()
    }
    let waiters = self.connectivity.withLock { $0.stop(self.stopped) }
    for waiter in waiters { waiter.resume(returning: .failure(self.stopped)) }
    self.connections.endAll(Task.isCancelled ? .close(self.abandoned) : .drain)
    await withTaskCancellationHandler {
      await self.connections.waitUntilEmpty()
    } onCancel: {
      self.connections.endAll(.close(self.abandoned))
    }
  }

  /// Takes no further calls; those in flight may end. `run()` then returns.
  public func beginGracefulShutdown() { self.shutdown.open() }

  /// Drains the connections that were made before the credentials of a generation were in force: calls
  /// in flight may end, new ones go over a new connection.
  public func drainConnections(madeBefore generation: UInt64) {
    self.connections.retire(before: generation)
  }

  /// Runs tasks on the client's event loop. A task that calls often saves its thread hops by
  /// preferring this executor, if it neither blocks nor computes for long.
  public var taskExecutor: any TaskExecutor { EventLoopTaskExecutor(self.eventLoop) }

  // MARK: - Connections

  /// Whether the last attempt to connect failed and none has succeeded since.
  var isOutOfReach: Bool { self.connectivity.withLock { $0.isOutOfReach } }

  /// Waits for a connection, or for the first attempt to make one to fail.
  ///
  /// - Throws: As `connection(_:)`.
  func reach(by deadline: NIODeadline) async throws(RPCError) {
    _ = try await self.connection(
      ConnectionPatience(waitsForReady: false, graceEnd: .now(), deadline: deadline))
  }

  /// A connection for a call.
  ///
  /// - Throws: `UNAVAILABLE` naming address and cause, `DEADLINE_EXCEEDED`, `CANCELLED`.
  nonisolated(nonsending) func connection(
    _ patience: ConnectionPatience
  ) async throws(RPCError) -> ConnectionHandler {
    let isPatient = patience.holds
    switch self.connectivity.withLock({ $0.request(isPatient: isPatient) }) {
    case .use(let connection): return connection
    case .fail(let error): throw error
    case .wait(let connect):
      if connect { self.demandContinuation.yield() }
      return try await self.waitForConnection(patience, isPatient: isPatient)
    }
  }

  private func waitForConnection(
    _ patience: ConnectionPatience, isPatient: Bool
  ) async throws(RPCError) -> ConnectionHandler {
    let id = self.connectivity.withLock { $0.nextID() }
    let deadline = self.timer(at: patience.deadline) {
      let failure = self.connectivity.withLock { $0.lastFailure }
      // The cause says more than that time ran out, unless the call asked to wait for it.
      self.giveUp(id, patience.waitsForReady ? .deadlineExceeded : failure ?? .deadlineExceeded)
    }
    var grace: Scheduled<Void>?
    let result = await withTaskCancellationHandler {
      await withUnsafeContinuation { (waiter: Waiter) in
        let verdict = self.connectivity.withLock {
          $0.wait(waiter, id: id, isPatient: isPatient)
        }
        switch verdict {
        case nil: break
        case .use(let connection): return waiter.resume(returning: .success(connection))
        case .fail(let error): return waiter.resume(returning: .failure(error))
        case .wait: self.demandContinuation.yield()
        }
        if isPatient, !patience.waitsForReady {
          grace = self.timer(at: patience.graceEnd) { self.losePatience(id) }
        }
      }
    } onCancel: {
      self.giveUp(id, .cancelled)
    }
    deadline?.cancel()
    grace?.cancel()
    self.connectivity.withLock { $0.finished(id) }
    return try result.get()
  }

  private func timer(
    at deadline: NIODeadline, _ action: @escaping @Sendable () -> Void
  ) -> Scheduled<Void>? {
    deadline == .distantFuture ? nil : self.eventLoop.scheduleTask(deadline: deadline, action)
  }

  private func giveUp(_ id: UInt64, _ error: RPCError) {
    let waiter = self.connectivity.withLock { $0.forget(id) }
    waiter?.resume(returning: .failure(error))
  }

  private func losePatience(_ id: UInt64) {
    guard let failed = self.connectivity.withLock({ $0.losePatience(id) }) else { return }
    failed.waiter.resume(returning: .failure(failed.error))
  }

  private func connectOnDemand() async {
    for await _ in self.demand {
      while await self.connectOnce() {}
    }
  }

  /// Makes one attempt, and after a failure waits the backoff out.
  ///
  /// - Returns: Whether another attempt is wanted at once.
  private func connectOnce() async -> Bool {
    let failures = self.connectivity.withLock { $0.beginAttempt() }
    if let failures, await !self.delay(afterFailures: failures) { return false }
    do throws(RPCError) {
      let connector = ClientConnector(
        target: self.target, security: self.security, limits: self.configuration.limits,
        logger: self.logger)
      let connection = try await connector.connect(on: self.eventLoop, owner: self) {
        self.connections.insert($0)
      }
      switch self.connectivity.withLock({ $0.connected(connection) }) {
      case .ready(let waiters):
        for waiter in waiters { waiter.resume(returning: .success(connection)) }
      case .lost:
        throw RPCError(
          code: .unavailable,
          message: "the connection to \(self.target) ended as soon as it was made")
      case .stopped: break
      }
      return false
    } catch {
      return await self.backOff(after: error)
    }
  }

  private func backOff(after error: RPCError) async -> Bool {
    self.logger.debug(
      "rpc connection failed",
      metadata: ["rpc.target": "\(self.target)", "rpc.cause": "\(error.message)"])
    // An attempt that is given up because the client stops says nothing of the service.
    let error = Task.isCancelled ? self.stopped : error
    guard let failed = self.connectivity.withLock({ $0.failed(error) }) else { return false }
    for waiter in failed.waiters { waiter.resume(returning: .failure(error)) }
    guard await self.delay(afterFailures: failed.failures) else { return false }
    return self.connectivity.withLock { $0.backoffEnded() }
  }

  /// Waits the backoff out.
  ///
  /// - Returns: False when the client stops meanwhile; there is nothing more to connect then.
  private func delay(afterFailures failures: Int) async -> Bool {
    var generator = SystemRandomNumberGenerator()
    let delay = self.configuration.reconnect.delay(
      afterFailures: failures, using: &generator)
    return (try? await Task.sleep(for: delay, clock: .continuous)) != nil
  }

  /// The failure of calls that have not begun.
  private var stopped: RPCError {
    RPCError(
      code: .unavailable, message: "the client of \(self.target) has stopped",
      cause: HasStopped())
  }

  /// The failure of calls that have.
  private var abandoned: RPCError {
    RPCError(code: .unavailable, message: "the client of \(self.target) was stopped meanwhile")
  }
}

extension RPCClient: ConnectionOwner {
  func connectionIsDraining(_ connection: ConnectionHandler) {
    self.connectivity.withLock { $0.lost(connection, provedGood: connection.hasProvedGood) }
  }

  func connectionIsClosed(_ connection: ConnectionHandler, cause: RPCError) {
    self.logger.debug(
      "rpc connection closed",
      metadata: ["rpc.target": "\(self.target)", "rpc.cause": "\(cause.message)"])
    self.connectivity.withLock { $0.lost(connection, provedGood: connection.hasProvedGood) }
    self.connections.remove(connection)
  }
}
