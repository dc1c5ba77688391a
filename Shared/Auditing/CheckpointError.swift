public import RPCCore
public import ServiceKit

/// Why a checkpoint is not taken.
public enum CheckpointError: Error, Hashable, Sendable {
  /// It is not a line that a service makes.
  case malformed
  /// It is about the trail of something that is no service.
  case unknownService(String)
  /// It is about another service than the one that handed it in.
  case foreign(String)
  /// Its signature is not good.
  case badSignature(SignatureError)
  /// It contradicts what is kept.
  case refused(reason: String)
}

extension CheckpointError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .malformed:
      "this is no checkpoint: it begins with \"reddytalk-audit-head v1\" and has 11 words"
    case .unknownService(let name): "there is no service \(name)"
    case .foreign(let name): "a service hands in its own checkpoints only, not those of \(name)"
    case .badSignature(let error): "\(error)"
    case .refused(let reason):
      "\(reason); compare with 'reddytalk audit verify', and if a backup was restored, "
        + "say so with 'reddytalk audit begin-anew'"
    }
  }
}

extension CheckpointError: RPCErrorConvertible {
  public var rpcCode: RPCError.Code {
    switch self {
    case .malformed, .unknownService: .invalidArgument
    case .foreign: .permissionDenied
    case .badSignature, .refused: .failedPrecondition
    }
  }

  public var rpcMessage: String { self.description }
}
