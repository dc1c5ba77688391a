import CCurl
import HTTPTypes
import Synchronization

/// Sends requests to other servers, over libcurl.
///
/// One thread moves all transfers; connections are kept and reused, and shared by many requests where the server
/// speaks HTTP/2. Where requests may go is the client's `EgressPolicy`; that is why a client does not serve two
/// purposes: a connection that one may use is never reused for another.
public final class CurlClient: Sendable {
  /// What holds for every request of a client.
  public struct Configuration: Sendable {
    /// PEM file of the authorities to trust instead of the system's.
    public var certificateAuthorityFile: String?
    /// Which requests go through which proxy.
    public var proxies: ProxyRules
    /// How many connections there are to one host at most; further requests wait for a free one.
    public var maximumConnectionsPerHost: Int
    /// Where requests may go.
    public var egress: EgressPolicy
    /// Which hosts are told to which trace a request belongs.
    public var traces: TracePropagation

    /// - Parameters:
    ///   - certificateAuthorityFile: The system's authorities unless told otherwise.
    ///   - proxies: What the environment says, unless told otherwise.
    ///   - maximumConnectionsPerHost: 64 unless told otherwise.
    ///   - egress: Everywhere unless told otherwise, which is for hosts of one's own. Clients of providers say where.
    ///   - traces: Told to nobody unless told otherwise.
    public init(
      certificateAuthorityFile: String? = nil, proxies: ProxyRules = .environment(),
      maximumConnectionsPerHost: Int = 64, egress: EgressPolicy = .unrestricted,
      traces: TracePropagation = .none
    ) {
      self.certificateAuthorityFile = certificateAuthorityFile
      self.proxies = proxies
      self.maximumConnectionsPerHost = maximumConnectionsPerHost
      self.egress = egress
      self.traces = traces
    }
  }

  /// libcurl wants to be initialised once, before the first handle is made.
  private static let initialised: Bool = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

  private let configuration: Configuration
  private let loop: TransferLoop
  private let nextID = Atomic<Int>(0)

  /// Starts the thread; nothing is connected yet.
  public init(configuration: Configuration = Configuration()) {
    precondition(Self.initialised, "libcurl cannot be initialised")
    self.configuration = configuration
    self.loop = TransferLoop(
      .init(
        certificateAuthorityFile: configuration.certificateAuthorityFile,
        egress: configuration.egress,
        maximumConnectionsPerHost: configuration.maximumConnectionsPerHost))
  }

  deinit {
    self.loop.stop()
  }

  /// Ends everything: requests under way, and those to come, throw `OutboundError.shutDown`.
  public func shutDown() { self.loop.stop() }

  /// Sends a request and reads the whole answer. Any status is an answer, not an error.
  ///
  /// Throws `OutboundError`, or `CancellationError` when the task is cancelled.
  public func send(_ request: OutboundRequest) async throws -> OutboundResponse {
    var trail = RedirectTrail(request)
    while true {
      let handoff = Handoff<OutboundResponse>()
      let response = try await self.run(trail.request, delivery: .whole(handoff)) {
        try await handoff.value()
      }
      guard try trail.follow(response.status, response.headers) else { return response }
    }
  }

  /// Sends a request and returns as soon as the header fields are here, with the body as a stream.
  ///
  /// Throws as `send(_:)` does.
  public func open(_ request: OutboundRequest) async throws -> OutboundStream {
    var trail = RedirectTrail(request)
    while true {
      let stream = try await self.openOnce(trail.request)
      // A stream that nobody holds any more ends its transfer.
      guard try trail.follow(stream.status, stream.headers) else { return stream }
    }
  }

  private func openOnce(_ request: OutboundRequest) async throws -> OutboundStream {
    let id = self.takeID()
    let loop = self.loop
    let pipe = ResponsePipe { loop.resume(id, .receiving) }
    let handoff = Handoff<ResponseHead>()
    let head = try await self.run(request, id: id, delivery: .pieces(handoff, pipe)) {
      try await handoff.value()
    }
    // Holds on to the client, so that it is not shut down under a body that is still being read.
    let body = ResponseBody(pieces: pipe) { [self] in self.loop.cancel(id) }
    return OutboundStream(status: head.status, headers: head.headers, body: body)
  }

  private func takeID() -> Int { self.nextID.add(1, ordering: .relaxed).newValue }

  /// Starts a transfer and waits for what it hands over; ends it with the task.
  private func run<Value: Sendable>(
    _ request: OutboundRequest, id: Int? = nil, delivery: Transfer.Delivery,
    _ answer: () async throws -> Value
  ) async throws -> Value {
    let id = id ?? self.takeID()
    let loop = self.loop
    let transfer = try self.makeTransfer(id, request, delivery)
    loop.start(transfer)
    return try await withTaskCancellationHandler {
      try await answer()
    } onCancel: {
      loop.cancel(id)
    }
  }

  private func makeTransfer(
    _ id: Int, _ request: OutboundRequest, _ delivery: Transfer.Delivery
  ) throws(OutboundError) -> Transfer {
    let target = try RequestTarget(request.url)
    let configuration = self.configuration
    try configuration.egress.check(target)
    if case .stream(let pipe) = request.body {
      let loop = self.loop
      guard pipe.attach(resume: { loop.resume(id, .sending) }) else {
        throw .unreadableBody(reason: "a stream can be sent once")
      }
    }
    return Transfer(
      id: id, request: request, target: target,
      proxy: configuration.egress.allowsProxy ? configuration.proxies.proxy(for: target) : nil,
      trace: configuration.traces.value(request.trace, for: target),
      upload: try Upload(request.body), delivery: delivery, loop: self.loop)
  }
}
