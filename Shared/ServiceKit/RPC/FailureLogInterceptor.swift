import Logging
import NIOCore
import RPCCore

/// Logs the calls that failed: loudly when the service is at fault, quietly when the caller is.
struct FailureLogInterceptor: ServerInterceptor {
  let logger: Logger

  func intercept(
    _ call: ServerCall, next: @Sendable (ServerCall) async throws -> ByteBuffer?
  ) async throws -> ByteBuffer? {
    do {
      return try await next(call)
    } catch {
      let failure = RPCError(handlerError: error, deadline: call.context.deadline)
      let cause = failure.cause ?? error
      self.logger.log(
        level: Self.level(of: failure.code), "call failed",
        metadata: [
          "rpc.method": "\(call.context.method.path)",
          "rpc.code": "\(failure.code)",
          "rpc.peer": "\(call.context.peer?.name ?? "none")",
          "error.type": "\(type(of: cause))",
          "error.detail": "\(Self.detail(of: cause))",
        ])
      throw error
    }
  }

  private static func level(of code: RPCError.Code) -> Logger.Level {
    switch code {
    case .unknown, .internalError, .dataLoss: .error
    case .unavailable, .resourceExhausted: .warning
    default: .debug
    }
  }

  /// Errors of this project hold no patient text; those of decoders may quote what they decoded.
  private static func detail(of error: any Error) -> String {
    switch error {
    case is DecodingError, is EncodingError: "withheld"
    default: String("\(error)".prefix(500))
    }
  }
}
