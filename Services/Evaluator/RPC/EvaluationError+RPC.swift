package import RPCCore

extension EvaluationError: RPCErrorConvertible {
  package var rpcCode: RPCError.Code {
    switch self {
    case .missingField, .invalidField: .invalidArgument
    case .unknownEvaluation, .unknownSuite, .unknownModelVersion, .noVerdict: .notFound
    case .idempotencyConflict: .alreadyExists
    case .unfinished: .failedPrecondition
    case .registryUnavailable: .unavailable
    }
  }

  package var rpcMessage: String { self.description }
}
