/// A typed detail of a failure: a protobuf message named by its type, as `google.protobuf.Any` is.
///
/// This module knows no messages; whoever does encodes and decodes `value`.
public struct StatusDetail: Hashable, Sendable {
  /// Names the message's type: `type.googleapis.com/google.rpc.RetryInfo`.
  public var typeURL: String
  /// The serialized message.
  public var value: [UInt8]

  /// Creates a detail.
  public init(typeURL: String, value: [UInt8]) {
    self.typeURL = typeURL
    self.value = value
  }
}
