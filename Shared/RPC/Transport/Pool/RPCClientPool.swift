public import Logging
public import NIOCore
public import NIOPosix
public import RPCCore
internal import Synchronization

/// Calls one service that runs in several instances: a connection to each, and each call to one of
/// them.
///
/// Instances that are out of reach are passed over until they are back, and those that do not answer in
/// time are left out for a while. With one instance, or with none in reach, a call waits as one of an
/// `RPCClient` does. `run()` finds the instances and connects to them; calls made before it wait for it.
public final class RPCClientPool: RPCChannel, Sendable {
  private struct State {
    var balancer = Balancer<RPCAddress>()
    var clients: [RPCAddress: RPCClient] = [:]
    /// Whether the instances were looked for at least once.
    var isResolved = false
    var failure: RPCError?
    var waiters: [AsyncStream<Never>.Continuation] = []
  }

  /// A call's instance.
  private struct Choice {
    let address: RPCAddress
    let client: RPCClient
  }

  private let identity: PeerIdentity?
  private let source: any AddressSource
  private let refreshInterval: Duration
  private let configuration: RPCClient.Configuration
  private let security: TransportSecurity
  private let logger: Logger
  private let group: any EventLoopGroup
  private let state = Mutex(State())
  private let ticks: AsyncStream<Void>
  private let ticker: AsyncStream<Void>.Continuation

  /// Creates a pool; `run()` lets it connect.
  ///
  /// - Parameters:
  ///   - source: Where the instances listen.
  ///   - identity: Who must answer there; nil takes any identity, and is for plaintext.
  ///   - refreshInterval: How often the source is asked again.
  ///   - configuration: How to connect to each instance and try again.
  ///   - tls: How connections are protected.
  ///   - logger: For debugging.
  ///   - group: Where the clients take their event loops from.
  public init(
    source: any AddressSource, identity: PeerIdentity?, refreshInterval: Duration = .seconds(30),
    configuration: RPCClient.Configuration = .defaults, tls: TransportSecurity, logger: Logger,
    group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
  ) {
    self.source = source
    self.identity = identity
    self.refreshInterval = refreshInterval
    // Calls pass over an instance that is out of reach, so none of them would find out that it is back.
    var configuration = configuration
    configuration.keepsTrying = true
    self.configuration = configuration
    self.security = tls
    self.logger = logger
    self.group = group
    (self.ticks, self.ticker) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    self.ticker.yield()
  }

  /// Finds the instances and connects to them, until `beginGracefulShutdown()`.
  ///
  /// - Throws: `RPCConfigurationError` when a limit is illegal.
  public func run() async throws {
    try self.configuration.limits.check()
    let clock = Task { [ticker = self.ticker, interval = self.refreshInterval] in
      while (try? await Task.sleep(for: interval, clock: .continuous)) != nil { ticker.yield() }
    }
    await withDiscardingTaskGroup { group in
      for await _ in self.ticks {
        for client in await self.refresh() {
          // The limits were checked: nothing is left that it could throw.
          group.addTask { try? await client.run() }
        }
      }
      clock.cancel()
      let clients = self.state.withLock { Array($0.clients.values) }
      for client in clients { client.beginGracefulShutdown() }
    }
  }

  /// Takes no further calls; those in flight may end. `run()` then returns.
  public func beginGracefulShutdown() { self.ticker.finish() }

  /// Drains the connections that were made before the credentials of a generation were in force, as
  /// `RPCClient` does.
  public func drainConnections(madeBefore generation: UInt64) {
    let clients = self.state.withLock { Array($0.clients.values) }
    for client in clients { client.drainConnections(madeBefore: generation) }
  }

  public func unary(
    _ method: MethodDescriptor, _ request: ByteBuffer, options: CallOptions
  ) async throws -> ByteBuffer {
    let deadline = try options.check(method)
    return try await self.withInstance(deadline) { choice in
      do {
        return try await self.report(choice) {
          try await choice.client.unary(method, request, options: options)
        }
      } catch let error as RPCError where error.code == .unavailable && options.isIdempotent {
        // Its own instance was tried as often as the policy says; another may be well.
        guard let other = try await self.chooseInReach(deadline, except: [choice.address]) else {
          throw error
        }
        return try await self.report(other) {
          try await other.client.unary(method, request, options: options)
        }
      }
    }
  }

  public func serverStreaming(
    _ method: MethodDescriptor, _ request: ByteBuffer, options: CallOptions
  ) async throws -> MessageStream {
    try await self.stream(method, options) {
      try await $0.serverStreaming(method, request, options: options)
    }
  }

  public func clientStreaming(
    _ method: MethodDescriptor, options: CallOptions, requests: @escaping RequestProducer
  ) async throws -> ByteBuffer {
    try await self.withInstance(options.check(method)) { choice in
      try await self.report(choice) {
        try await choice.client.clientStreaming(method, options: options, requests: requests)
      }
    }
  }

  public func bidirectional(
    _ method: MethodDescriptor, options: CallOptions, requests: @escaping RequestProducer
  ) async throws -> MessageStream {
    try await self.stream(method, options) {
      try await $0.bidirectional(method, options: options, requests: requests)
    }
  }

  // MARK: - Choosing

  /// Makes a call with an instance; with another one when that is taken out before the call has begun.
  private func withInstance<Value>(
    _ deadline: Deadline?, _ call: (Choice) async throws -> Value
  ) async throws -> Value {
    while true {
      let choice = try await self.choose(deadline)
      do {
        return try await call(choice)
      } catch let error as RPCError where error.cause is RPCClient.HasStopped {
        // All of them stop with the pool, and then there is no other.
        if self.state.withLock({ $0.clients[choice.address] === choice.client }) { throw error }
      }
    }
  }

  /// Chooses an instance that is in reach; when none is, one that may be soon.
  private func choose(_ deadline: Deadline?) async throws(RPCError) -> Choice {
    if !self.state.withLock({ $0.isResolved }) { await self.waitForInstances(deadline) }
    if Task.isCancelled { throw .cancelled }
    if let deadline, deadline.hasPassed { throw .deadlineExceeded }
    if let choice = try await self.chooseInReach(deadline, except: []) { return choice }
    if let choice = self.pick(where: { _, _ in true }) { return choice }
    throw self.state.withLock { $0.failure }
      ?? RPCError(code: .unavailable, message: "the service has no instances")
  }

  /// Chooses an instance that has a connection, or to which one can be made at once.
  ///
  /// - Returns: Nil when there is none, and when there is only one: its client knows how long to wait.
  private func chooseInReach(
    _ deadline: Deadline?, except excluded: Set<RPCAddress>
  ) async throws(RPCError) -> Choice? {
    guard self.state.withLock({ $0.balancer.count }) > 1 else { return nil }
    let end = deadline.map { .now() + TimeAmount($0.remaining) } ?? NIODeadline.distantFuture
    var excluded = excluded
    while let choice = self.pick(where: { !excluded.contains($0) && !$1.isOutOfReach }) {
      do throws(RPCError) {
        try await choice.client.reach(by: end)
        return choice
      } catch {
        self.ended(choice, .nothing)
        guard error.code == .unavailable else { throw error }
        excluded.insert(choice.address)
      }
    }
    return nil
  }

  private func pick(where isCandidate: (RPCAddress, RPCClient) -> Bool) -> Choice? {
    var generator = SystemRandomNumberGenerator()
    return self.state.withLock { state in
      let clients = state.clients
      let picked = state.balancer.pick(at: .now(), using: &generator) { address in
        clients[address].map { isCandidate(address, $0) } ?? false
      }
      return picked.flatMap { address in
        clients[address].map { Choice(address: address, client: $0) }
      }
    }
  }

  private func waitForInstances(_ deadline: Deadline?) async {
    let (stream, continuation) = AsyncStream<Never>.makeStream()
    let isResolved = self.state.withLock {
      $0.waiters.append(continuation)
      return $0.isResolved
    }
    if isResolved { continuation.finish() }
    let timer = deadline.map { deadline in
      Task {
        try? await Task.sleep(until: deadline.instant, clock: .continuous)
        continuation.finish()
      }
    }
    for await _ in stream {}
    timer?.cancel()
  }

  private func report<Value>(
    _ choice: Choice, _ call: () async throws -> Value
  ) async throws -> Value {
    do {
      let value = try await call()
      self.ended(choice, .answered)
      return value
    } catch {
      self.ended(choice, Balancer.Report(error))
      throw error
    }
  }

  private func stream(
    _ method: MethodDescriptor, _ options: CallOptions,
    _ call: (RPCClient) async throws -> MessageStream
  ) async throws -> MessageStream {
    try await self.withInstance(options.check(method)) { choice in
      do {
        let stream = try await call(choice.client)
        return MessageStream(PooledStream(stream) { self.ended(choice, $0) })
      } catch {
        self.ended(choice, Balancer.Report(error))
        throw error
      }
    }
  }

  private func ended(_ choice: Choice, _ report: Balancer<RPCAddress>.Report) {
    self.state.withLock { $0.balancer.ended(choice.address, report, at: .now()) }
  }

  // MARK: - Instances

  /// Asks where the instances are.
  ///
  /// - Returns: Clients of new ones, to be run.
  private func refresh() async -> [RPCClient] {
    do {
      return self.use(try await self.source.addresses())
    } catch {
      self.logger.debug("rpc instances unknown", metadata: ["rpc.cause": "\(error)"])
      let failure = RPCError(
        code: .unavailable, message: "the service's instances are not known: \(error)",
        cause: error)
      self.finish { $0.failure = failure }
      return []
    }
  }

  private func use(_ addresses: [RPCAddress]) -> [RPCClient] {
    var added: [RPCClient] = []
    var removed: [RPCClient] = []
    self.finish { state in
      let kept = Set(addresses)
      for (address, client) in state.clients where !kept.contains(address) {
        removed.append(client)
        state.clients[address] = nil
      }
      for address in addresses where state.clients[address] == nil {
        let client = RPCClient(
          target: RPCTarget(address: address, identity: self.identity),
          configuration: self.configuration, tls: self.security, logger: self.logger,
          group: self.group)
        state.clients[address] = client
        added.append(client)
      }
      state.balancer.update(addresses)
      state.failure = nil
    }
    for client in removed { client.beginGracefulShutdown() }
    return added
  }

  /// Changes the state, and lets the calls go on that wait for instances.
  private func finish(_ change: (inout State) -> Void) {
    let waiters = self.state.withLock { state in
      change(&state)
      state.isResolved = true
      defer { state.waiters.removeAll() }
      return state.waiters
    }
    for waiter in waiters { waiter.finish() }
  }
}

extension Balancer.Report {
  /// What a call's failure says about its instance.
  fileprivate init(_ error: any Error) {
    switch (error as? RPCError)?.code {
    case .unavailable, .deadlineExceeded: self = .failed
    case .cancelled: self = .nothing
    default: self = .answered
    }
  }
}
