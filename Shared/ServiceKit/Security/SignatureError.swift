public import RPCCore

/// Why a signature is not accepted.
public enum SignatureError: Error, Hashable, Sendable {
  /// No key of this name is known here.
  case unknownKey(keyID: String)
  /// The key belongs to another service than the one that had to sign.
  case wrongSigner(keyID: String, expected: ServiceName)
  /// The bytes are not those that were signed with the key.
  case invalid(keyID: String)
}

extension SignatureError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownKey(let keyID):
      "there is no verifying key \(keyID); put the signer's .signing.pub file into REDDYTALK_PKI_DIR"
    case .wrongSigner(let keyID, let expected):
      "the signature is by \(keyID), but only the \(expected) may sign this"
    case .invalid(let keyID):
      "the signature by \(keyID) does not match the content: it was changed after it was signed"
    }
  }
}

extension SignatureError: RPCErrorConvertible {
  public var rpcCode: RPCError.Code { .failedPrecondition }
  public var rpcMessage: String { self.description }
}
