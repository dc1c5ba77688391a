/// An error of a domain that knows how a caller may be told about it.
///
/// Any other error thrown by a handler reaches the caller as `UNKNOWN` with a fixed message.
public protocol RPCErrorConvertible: Error {
  /// The code the caller gets; not `.ok`.
  var rpcCode: RPCError.Code { get }
  /// The sentence the caller gets. Holds no patient text and no secret.
  var rpcMessage: String { get }
  /// The kind of failure in a word for programs, finer than the code; travels as the metadata value
  /// of `RPCError.reasonKey`. Nil when the code says it all.
  var rpcReason: String? { get }
  /// Typed details for programs that know their types.
  var rpcDetails: [StatusDetail] { get }
}

extension RPCErrorConvertible {
  public var rpcReason: String? { nil }
  public var rpcDetails: [StatusDetail] { [] }
}
