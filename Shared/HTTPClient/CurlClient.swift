import CCurl
import HTTPTypes
import Synchronization

/// Sends requests to other servers, over libcurl.
///
/// One thread moves all transfers; connections are kept and reused. Redirects are not followed, since they
/// would carry credentials to another host.
public final class CurlClient: Sendable {
  /// What holds for every request of a client.
  public struct Configuration: Sendable {
    /// PEM file of the authorities to trust instead of the system's.
    public var certificateAuthorityFile: String?
    /// For example "http://proxy.hospital.example:3128"; the environment's proxy variables hold when nil.
    public var proxy: String?
    public var maximumConnectionsPerHost: Int

    public init(
      certificateAuthorityFile: String? = nil, proxy: String? = nil,
      maximumConnectionsPerHost: Int = 64
    ) {
      self.certificateAuthorityFile = certificateAuthorityFile
      self.proxy = proxy
      self.maximumConnectionsPerHost = maximumConnectionsPerHost
    }
  }

  /// libcurl wants to be initialised once, before the first handle is made.
  private static let initialised: Bool = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

  private let loop: TransferLoop
  private let nextID = Atomic<Int>(0)

  public init(configuration: Configuration = Configuration()) {
    precondition(Self.initialised, "libcurl cannot be initialised")
    self.loop = TransferLoop(configuration: configuration)
  }

  deinit {
    self.loop.stop()
  }

  /// Sends a request and reads the whole answer. Any status is an answer, not an error.
  ///
  /// Throws `OutboundError`, or `CancellationError` when the task is cancelled.
  public func send(_ request: OutboundRequest) async throws -> OutboundResponse {
    let stream = try await self.open(request)
    var body: [UInt8] = []
    for try await piece in stream.body {
      body.append(contentsOf: piece)
    }
    return OutboundResponse(status: stream.status, headers: stream.headers, body: body)
  }

  /// Sends a request and returns as soon as the header fields are here, with the body as a stream.
  ///
  /// Throws as `send(_:)` does.
  public func open(_ request: OutboundRequest) async throws -> OutboundStream {
    let id = self.nextID.add(1, ordering: .relaxed).newValue
    let loop = self.loop
    let transfer = Transfer(id: id, request: request) { loop.resume(id) }
    loop.start(transfer)
    let (status, headers) = try await withTaskCancellationHandler {
      try await transfer.awaitHead()
    } onCancel: {
      loop.cancel(id)
    }
    // Holds on to the client, so that it is not shut down under a body that is still being read.
    let body = ResponseBody(pieces: transfer.pipe) { [self] in self.loop.cancel(id) }
    return OutboundStream(status: status, headers: headers, body: body)
  }
}
