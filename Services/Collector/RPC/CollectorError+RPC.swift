package import RPCCore

extension CollectorError: RPCErrorConvertible {
  package var rpcCode: RPCError.Code {
    switch self {
    case .tooManyItems, .invalidQuality, .missingDecision, .reasonTooLong: .invalidArgument
    case .unknownConversation, .unknownSnapshot: .notFound
    case .ambiguousConversation, .notHeldBack, .erasedRecord: .failedPrecondition
    case .unsealedStore: .internalError
    case .damagedSnapshot, .damagedText: .dataLoss
    }
  }

  package var rpcMessage: String { self.description }

  package var rpcReason: String? {
    switch self {
    case .tooManyItems, .invalidQuality, .missingDecision, .reasonTooLong: "invalid-parameters"
    case .unknownConversation, .unknownSnapshot: "not-found"
    case .ambiguousConversation, .notHeldBack, .erasedRecord: "wrong-state"
    case .damagedSnapshot, .damagedText, .unsealedStore: nil
    }
  }
}
