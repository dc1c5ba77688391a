public import HTTPTypes

/// An answer whose body has been read whole.
public struct OutboundResponse: Sendable {
  /// The status.
  public var status: HTTPResponse.Status
  /// The header fields.
  public var headers: HTTPFields
  /// The body, decompressed where compression was accepted.
  public var body: [UInt8]

  /// Creates an answer.
  public init(status: HTTPResponse.Status, headers: HTTPFields = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

/// An answer whose body is still coming.
public struct OutboundStream: Sendable {
  /// The status.
  public var status: HTTPResponse.Status
  /// The header fields.
  public var headers: HTTPFields
  /// The body.
  public var body: ResponseBody
}
