package import RPCCore

extension CollectorError: RPCErrorConvertible {
  package var rpcCode: RPCError.Code {
    switch self {
    case .tooManyItems, .invalidQuality: .invalidArgument
    case .unknownConversation, .unknownSnapshot: .notFound
    case .ambiguousConversation: .failedPrecondition
    case .damagedSnapshot: .dataLoss
    }
  }

  package var rpcMessage: String { self.description }

  package var rpcReason: String? {
    switch self {
    case .tooManyItems, .invalidQuality: "invalid-parameters"
    case .unknownConversation, .unknownSnapshot: "not-found"
    case .ambiguousConversation: "wrong-state"
    case .damagedSnapshot: nil
    }
  }
}
