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

  package var rpcReason: String? {
    switch self {
    case .missingField, .invalidField: "invalid-parameters"
    case .unknownModelVersion: "unknown-model"
    case .unknownEvaluation, .unknownSuite, .noVerdict: "not-found"
    case .idempotencyConflict: "idempotency-key-reused"
    case .unfinished: "wrong-state"
    case .registryUnavailable: "service-unavailable"
    }
  }
}
