package import RPCCore

extension TrainerError: RPCErrorConvertible {
  package var rpcCode: RPCError.Code {
    switch self {
    case .invalidParameters, .unknownProvider, .unavailableProvider, .missingRequester:
      .invalidArgument
    case .runAlreadyActive, .noActiveRun: .failedPrecondition
    case .unknownRun, .unknownModelVersion: .notFound
    case .idempotencyKeyReused: .alreadyExists
    case .artifactUnreadable: .dataLoss
    }
  }

  package var rpcMessage: String { self.description }

  package var rpcReason: String? {
    switch self {
    case .invalidParameters, .unknownProvider, .unavailableProvider, .missingRequester:
      "invalid-parameters"
    case .runAlreadyActive: "run-already-active"
    case .noActiveRun: "wrong-state"
    case .unknownRun: "not-found"
    case .unknownModelVersion: "unknown-model"
    case .idempotencyKeyReused: "idempotency-key-reused"
    case .artifactUnreadable: "internal-error"
    }
  }
}
