public import RPCCore
public import RPCTransport
public import ServiceLifecycle

/// A service that has been put together and is ready to run.
public struct ServiceAssembly: Sendable {
  /// The methods that it serves.
  public var router: RPCRouter
  /// Which services may call which method. What is not allowed is denied.
  public var access: AccessPolicy
  /// The methods that take requests as large as the transport lets through; others take 256 KiB.
  public var largeRequests: Set<MethodDescriptor>
  /// Work in the background. One that returns ends the service.
  public var jobs: [any Service]
  /// Servers other than the RPC server; they stop first.
  public var servers: [any Service]
  /// Suspends until `servers` listen, and says where; the service is not ready before. Throws when
  /// they cannot. Nil when there are none that listen.
  public var listening: (@Sendable () async throws -> RPCAddress)?
  /// Runs after everything has stopped: closes the store.
  public var close: @Sendable () async throws -> Void

  /// Puts a service together.
  public init(
    router: RPCRouter = RPCRouter(),
    access: AccessPolicy = AccessPolicy(),
    largeRequests: Set<MethodDescriptor> = [],
    jobs: [any Service] = [],
    servers: [any Service] = [],
    listening: (@Sendable () async throws -> RPCAddress)? = nil,
    close: @escaping @Sendable () async throws -> Void = {}
  ) {
    self.router = router
    self.access = access
    self.largeRequests = largeRequests
    self.jobs = jobs
    self.servers = servers
    self.listening = listening
    self.close = close
  }
}
