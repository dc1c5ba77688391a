public import Logging
import Tracing

/// The request that the running task works for; follows it into the calls that it makes.
public struct RequestScope: Hashable, Sendable {
  /// The scope of the running task; `nil` outside of requests.
  @TaskLocal public static var current: RequestScope?

  /// Ties together the log lines and audit records of all services about one request.
  public let requestID: String

  /// The scope of a request.
  public init(requestID: String) {
    self.requestID = requestID
  }

  /// Runs `body` for this request, as part of the trace `trace`.
  public func run<Result>(
    trace: TraceContext,
    isolation: isolated (any Actor)? = #isolation,
    _ body: () async throws -> Result
  ) async rethrows -> Result {
    var context = ServiceContext.current ?? .topLevel
    context.traceContext = trace
    return try await Self.$current.withValue(self) {
      try await ServiceContext.$current.withValue(context) {
        try await body()
      }
    }
  }

  /// Adds the running request and trace to log lines.
  public static let logMetadata = Logger.MetadataProvider {
    var metadata: Logger.Metadata = [:]
    if let scope = Self.current {
      metadata["request.id"] = "\(scope.requestID)"
    }
    if let trace = ServiceContext.current?.traceContext {
      metadata["trace.id"] = "\(trace.traceID)"
      metadata["span.id"] = "\(trace.spanID)"
    }
    return metadata
  }
}
