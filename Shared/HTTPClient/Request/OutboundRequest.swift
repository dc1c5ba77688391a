public import HTTPTypes

/// A request to another server.
public struct OutboundRequest: Sendable {
  /// What is done.
  public var method: HTTPRequest.Method
  /// An absolute `http` or `https` URL, as `RequestTarget` takes it.
  public var url: String
  /// The header fields, in their order.
  public var headers: HTTPFields
  /// What it carries.
  public var body: OutboundBody
  /// How long its parts may take.
  public var timeouts: Timeouts
  /// A body larger than this, after decompression, ends the request with `OutboundError.responseTooLarge`.
  public var maximumResponseBytes: Int
  /// What is done with redirects.
  public var redirects: RedirectPolicy
  /// Whether it may be sent again when a connection breaks.
  public var repetition: Repetition
  /// The value of `traceparent` (W3C Trace Context), sent only to hosts that the client knows as its own.
  public var trace: String?
  /// Whether the answer may come compressed, and is handed out decompressed.
  public var acceptsCompression: Bool

  /// - Parameters:
  ///   - method: GET unless told otherwise.
  ///   - url: An absolute `http` or `https` URL.
  ///   - headers: None unless told otherwise.
  ///   - body: None unless told otherwise.
  ///   - timeouts: 30 seconds for all, 5 for the connection, unless told otherwise.
  ///   - maximumResponseBytes: 64 MiB unless told otherwise.
  ///   - redirects: Not followed unless told otherwise.
  ///   - repetition: By the method unless told otherwise.
  ///   - trace: The `traceparent` of the caller's span.
  ///   - acceptsCompression: False unless told otherwise: streams would wait for whole blocks.
  public init(
    method: HTTPRequest.Method = .get, url: String, headers: HTTPFields = [:],
    body: OutboundBody = .none, timeouts: Timeouts = Timeouts(),
    maximumResponseBytes: Int = 64 << 20, redirects: RedirectPolicy = .refuse,
    repetition: Repetition = .byMethod, trace: String? = nil, acceptsCompression: Bool = false
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.timeouts = timeouts
    self.maximumResponseBytes = maximumResponseBytes
    self.redirects = redirects
    self.repetition = repetition
    self.trace = trace
    self.acceptsCompression = acceptsCompression
  }

  /// Whether it may be sent a second time without the caller's knowing.
  public var isRepeatable: Bool {
    self.repetition.allows(self.method) && self.body.isRewindable
  }
}

/// What is printed of a request holds no secret: neither its query, nor the values of fields that authenticate it.
extension OutboundRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable
{
  public var description: String {
    let place =
      (try? RequestTarget(self.url)).map { "\($0.origin)\($0.path)" } ?? "an invalid URL"
    let fields = self.headers.map { field in
      "\(field.name.rawName): \(SecretHeader.isSecret(field.name) ? Redactor.replacement : field.value)"
    }
    return (["\(self.method.rawValue) \(place)"] + fields).joined(separator: "; ")
  }

  public var debugDescription: String { self.description }

  public var customMirror: Mirror { Mirror(self, children: ["request": self.description]) }
}
