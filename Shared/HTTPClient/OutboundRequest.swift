public import HTTPTypes

/// A request to another server.
public struct OutboundRequest: Sendable {
  public var method: HTTPRequest.Method
  /// An absolute `http` or `https` URL.
  public var url: String
  public var headers: HTTPFields
  public var body: [UInt8]?
  /// From the start of the request to the last byte of the answer; nil for streams without an end.
  public var timeout: Duration?
  /// To a connection that is ready to use, TLS included.
  public var connectTimeout: Duration
  /// A body larger than this ends the request with `OutboundError.responseTooLarge`.
  public var maximumResponseBytes: Int

  /// - Parameters:
  ///   - timeout: 30 seconds unless told otherwise.
  ///   - maximumResponseBytes: 64 MiB unless told otherwise.
  public init(
    method: HTTPRequest.Method = .get, url: String, headers: HTTPFields = [:],
    body: [UInt8]? = nil, timeout: Duration? = .seconds(30),
    connectTimeout: Duration = .seconds(5), maximumResponseBytes: Int = 64 << 20
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.timeout = timeout
    self.connectTimeout = connectTimeout
    self.maximumResponseBytes = maximumResponseBytes
  }
}
