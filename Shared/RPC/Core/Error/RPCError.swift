/// The failure of a call, as both ends see it.
///
/// `code`, `message`, `metadata` and `details` travel to the peer; `cause` never leaves the process.
public struct RPCError: Error, Sendable {
  /// What kind of failure this is; never `.ok`.
  public var code: Code
  /// A sentence for the caller's operator: the cause and, where there is one, the remedy.
  public var message: String
  /// Trailing metadata of the failed call.
  public var metadata: Metadata
  /// Typed details for programs. Those that do not fit beside the metadata are not sent.
  public var details: [StatusDetail]
  /// The local error behind this one. Never sent.
  public var cause: (any Error)?

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - code: The canonical code.
  ///   - message: A sentence for the caller's operator.
  ///   - metadata: Trailing metadata.
  ///   - details: Typed details for programs.
  ///   - cause: The local error behind this one; stays in this process.
  public init(
    code: Code, message: String, metadata: Metadata = [:], details: [StatusDetail] = [],
    cause: (any Error)? = nil
  ) {
    self.code = code
    self.message = message
    self.metadata = metadata
    self.details = details
    self.cause = cause
  }
}

extension RPCError: CustomStringConvertible {
  public var description: String {
    guard let cause = self.cause else { return "\(self.code): \(self.message)" }
    return "\(self.code): \(self.message) (\(cause))"
  }
}

extension RPCError {
  /// The metadata key of the kind of failure, in a word for programs.
  public static let reasonKey = "x-reason"

  /// What a caller is told about an error that says how it may be told.
  public init(_ error: any RPCErrorConvertible) {
    self.init(
      code: error.rpcCode, message: error.rpcMessage,
      metadata: error.rpcReason.map { [Self.reasonKey: $0] } ?? [:], details: error.rpcDetails,
      cause: error)
  }

  /// The message of every error that a handler throws without saying how it may be told.
  package static let concealedMessage = "internal error"

  /// Turns whatever a handler threw into what its caller may know.
  ///
  /// An error that is neither an `RPCError` nor `RPCErrorConvertible` may hold anything, a
  /// patient's words included, so the caller learns only that it happened.
  ///
  /// - Parameters:
  ///   - error: What the handler threw.
  ///   - deadline: The call's deadline: a cancellation after it is the deadline's doing.
  package init(handlerError error: any Error, deadline: Deadline?) {
    switch error {
    case let error as RPCError:
      self = error
    case let error as any RPCErrorConvertible:
      self.init(error)
    case is CancellationError:
      if let deadline, deadline.hasPassed {
        self = .deadlineExceeded
      } else {
        self.init(code: .cancelled, message: "the call was cancelled", cause: error)
      }
    default:
      self.init(code: .unknown, message: Self.concealedMessage, cause: error)
    }
    if self.code == .ok {
      // A thrown "ok" is a programming error: the caller waits for a message that never comes.
      self.init(code: .internalError, message: "a handler threw the code OK", cause: error)
    }
  }

  /// The deadline passed before the call ended.
  package static var deadlineExceeded: RPCError {
    RPCError(code: .deadlineExceeded, message: "the deadline passed before the call ended")
  }

  /// The caller gave the call up.
  package static var cancelled: RPCError {
    RPCError(code: .cancelled, message: "the call was cancelled")
  }
}
