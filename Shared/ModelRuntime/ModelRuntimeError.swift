/// Why a model cannot be loaded or does not answer.
public enum ModelRuntimeError: Error, Hashable, Sendable {
  /// The artefact is missing, damaged, altered or too new.
  case artifactRejected(reason: String)
  /// The manifest names a provider this build has no client for.
  case unknownProvider(String)
  /// The chat has no turn of the patient to answer.
  case nothingToAnswer
  /// The failure was injected for a rehearsal.
  case injectedFault
}

extension ModelRuntimeError: CustomStringConvertible {
  /// Cause and remedy in one sentence.
  public var description: String {
    switch self {
    case .artifactRejected(let reason):
      reason
    case .unknownProvider(let provider):
      "no client for the model provider \(provider); upgrade this service or choose another model"
    case .nothingToAnswer:
      "the messages hold no user turn; send at least one message with role user"
    case .injectedFault:
      "this failure was injected for a rehearsal; end the drill to stop it"
    }
  }
}
