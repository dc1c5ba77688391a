import RPCCore
import StoreKit

extension DeployerError: RPCErrorConvertible {
  var rpcCode: RPCError.Code {
    switch self {
    case .invalidParameters: .invalidArgument
    case .unknownModel, .unknownDeployment: .notFound
    case .verdictMissing, .wrongState, .approvalMissing, .nothingLive: .failedPrecondition
    case .approvalBySameIdentity, .drillsDisabled: .permissionDenied
    case .idempotencyKeyReused: .alreadyExists
    case .overloaded: .resourceExhausted
    case .completionFailed, .dependencyUnavailable: .unavailable
    case .completionTimedOut: .deadlineExceeded
    }
  }

  var rpcMessage: String { self.description }

  /// The kind of problem, for programs: the value of the metadata key `x-reason`.
  var reason: String {
    switch self {
    case .invalidParameters: "invalid-parameters"
    case .unknownModel: "unknown-model"
    case .unknownDeployment: "not-found"
    case .verdictMissing: "verdict-missing"
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

extension RPCError {
  /// The metadata key of the kind of problem.
  static let reasonKey = "x-reason"

  /// How a caller is told about a domain error.
  init(_ error: DeployerError) {
    self.init(
      code: error.rpcCode, message: error.rpcMessage, metadata: [Self.reasonKey: error.reason],
      cause: error)
  }

  /// How a caller is told that an artefact is refused or cannot be loaded.
  init(_ error: ArtifactError) {
    self.init(
      code: .failedPrecondition, message: error.description,
      metadata: [Self.reasonKey: "wrong-state"], cause: error)
  }

  /// How a caller is told that nothing can be written or read.
  init(_ error: StoreError) {
    let code: Code = if case .full = error { .resourceExhausted } else { .unavailable }
    self.init(
      code: code, message: "\(error)", metadata: [Self.reasonKey: "service-unavailable"],
      cause: error)
  }

  /// Does `body` and tells its domain errors the way callers understand.
  static func translating<T>(_ body: () async throws -> T) async throws -> T {
    do {
      return try await body()
    } catch let error as DeployerError {
      throw RPCError(error)
    } catch let error as ArtifactError {
      throw RPCError(error)
    } catch let error as StoreError {
      throw RPCError(error)
    }
  }
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
