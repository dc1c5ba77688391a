import RPCCore

extension DeployerError: RPCErrorConvertible {
  var rpcCode: RPCError.Code {
    switch self {
    case .invalidParameters: .invalidArgument
    case .unknownModel, .unknownDeployment: .notFound
    case .verdictMissing, .retiring, .wrongState, .approvalMissing, .nothingLive:
      .failedPrecondition
    case .approvalBySameIdentity, .drillsDisabled: .permissionDenied
    case .idempotencyKeyReused: .alreadyExists
    case .overloaded: .resourceExhausted
    case .completionFailed, .dependencyUnavailable: .unavailable
    case .completionTimedOut: .deadlineExceeded
    }
  }

  var rpcMessage: String { self.description }

  var rpcReason: String? {
    switch self {
    case .invalidParameters: "invalid-parameters"
    case .unknownModel: "unknown-model"
    case .unknownDeployment: "not-found"
    case .verdictMissing: "verdict-missing"
    case .retiring: "model-retiring"
    case .wrongState: "wrong-state"
    case .approvalMissing: "approval-missing"
    case .approvalBySameIdentity: "approval-by-same-identity"
    case .drillsDisabled: "forbidden"
    case .idempotencyKeyReused: "idempotency-key-reused"
    case .overloaded: "too-many-requests"
    case .nothingLive, .completionFailed, .dependencyUnavailable: "service-unavailable"
    case .completionTimedOut: "deadline-exceeded"
    }
  }
}

extension ArtifactError: RPCErrorConvertible {
  var rpcCode: RPCError.Code { .failedPrecondition }
  var rpcMessage: String { self.description }
  var rpcReason: String? { "wrong-state" }
}

extension DeployerError {
  /// Makes calls to another service.
  ///
  /// - Parameter notFound: What it means when the service knows nothing of what was asked for;
  ///   `nil` when that cannot be.
  /// - Throws: `DeployerError`; `CancellationError` when this task was cancelled, which the runtime
  ///   reports like a peer's cancellation.
  static func translating<T>(
    _ service: String, notFound: DeployerError? = nil, _ calls: () async throws -> T
  ) async throws -> T {
    do {
      return try await calls()
    } catch let error as RPCError {
      try Task.checkCancellation()
      if error.code == .notFound, let notFound { throw notFound }
      throw DeployerError.dependencyUnavailable(
        service: service, detail: "\(error.code): \(error.message)")
    }
  }
}
