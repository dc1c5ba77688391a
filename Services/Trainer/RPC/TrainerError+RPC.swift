package import RPCCore
import StoreKit

extension TrainerError: RPCErrorConvertible {
  package var rpcCode: RPCError.Code {
    switch self {
    case .invalidParameters, .unknownProvider, .missingRequester: .invalidArgument
    case .runAlreadyActive, .noActiveRun: .failedPrecondition
    case .unknownRun, .unknownModelVersion: .notFound
    case .idempotencyKeyReused: .alreadyExists
    case .artifactUnreadable: .dataLoss
    }
  }

  package var rpcMessage: String { self.description }

  /// The kind of problem, for programs: the value of the metadata key `x-reason`.
  package var reason: String {
    switch self {
    case .invalidParameters, .unknownProvider, .missingRequester: "invalid-parameters"
    case .runAlreadyActive: "run-already-active"
    case .noActiveRun: "wrong-state"
    case .unknownRun: "not-found"
    case .unknownModelVersion: "unknown-model"
    case .idempotencyKeyReused: "idempotency-key-reused"
    case .artifactUnreadable: "internal-error"
    }
  }
}

extension RPCError {
  /// The metadata key of the kind of problem.
  static let reasonKey = "x-reason"

  /// How a caller is told about a domain error.
  init(_ error: TrainerError) {
    self.init(
      code: error.rpcCode, message: error.rpcMessage, metadata: [Self.reasonKey: error.reason],
      cause: error)
  }

  /// How a caller is told that nothing can be written or read.
  init(_ error: StoreError) {
    let code: Code = if case .full = error { .resourceExhausted } else { .unavailable }
    self.init(
      code: code, message: "\(error)", metadata: [Self.reasonKey: "service-unavailable"],
      cause: error)
  }
}
