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
  /// The provider does not take the credential.
  case unauthorized(provider: String)
  /// Too many requests, and no time or budget to wait.
  case rateLimited(provider: String, retryAfter: Duration?)
  /// What the account may spend is used up.
  case quota(provider: String)
  /// The provider's filter refused the question, or cut the answer; which of its categories did.
  case contentFiltered(provider: String, categories: [String])
  /// The answer broke off, and must be taken neither for a whole one nor be scored as one.
  case truncated(provider: String)
  /// Nothing, or no further word, came in time.
  case timedOut(provider: String)
  /// The provider refused the request in its own words, without secrets and cut to 8 KiB.
  case provider(provider: String, status: Int, code: String?, message: String)
  /// No connection comes about, or it breaks.
  case unreachable(provider: String, reason: String)
  /// The endpoint may not be asked, or cannot be as it is configured.
  case misconfigured(provider: String, reason: String)
  /// The answer is not what a chat endpoint answers.
  case malformedReply(provider: String, reason: String)
  /// A recording has no answer to this request.
  case unrecorded(fingerprint: String)
  /// A recording cannot be read.
  case recordingRejected(reason: String)
}

extension ModelRuntimeError {
  /// Whether the same may work later, with nothing changed.
  public var isPassing: Bool {
    switch self {
    case .rateLimited, .truncated, .timedOut, .unreachable: true
    case .provider(_, let status, _, _): status == 409 || status >= 500
    case .artifactRejected, .unknownProvider, .nothingToAnswer, .injectedFault, .unauthorized,
      .quota, .contentFiltered, .misconfigured, .malformedReply, .unrecorded, .recordingRejected:
      false
    }
  }
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
    case .unauthorized(let provider):
      "\(provider) refuses the credential; set one that may use this model"
    case .rateLimited(let provider, let wait):
      Self.rateLimited(provider, wait)
    case .quota(let provider):
      "the quota of \(provider) is used up; raise it or choose another provider"
    case .contentFiltered(let provider, let categories):
      Self.contentFiltered(provider, categories)
    case .provider(let provider, let status, let code, let message):
      "\(provider) answers \(status)\(code.map { " \($0)" } ?? ""): \(message); "
        + "check the model's name and the request"
    case .truncated(let provider):
      "the answer of \(provider) broke off before its end; ask again"
    case .timedOut(let provider):
      "\(provider) did not go on in time; ask again, or allow it more time"
    case .unreachable(let provider, let reason):
      "\(provider) cannot be used now: \(reason); check the network and the provider's state"
    case .misconfigured(let provider, let reason):
      "the endpoint of \(provider) cannot be used: \(reason); correct its configuration"
    case .malformedReply(let provider, let reason):
      "the answer of \(provider) is none of a chat endpoint: \(reason); check its base URL and quirks"
    case .unrecorded(let fingerprint):
      "the recording has no answer to the request \(fingerprint); record it, or send what was recorded"
    case .recordingRejected(let reason):
      "the recording cannot be used: \(reason); record it again"
    }
  }

  private static func rateLimited(_ provider: String, _ wait: Duration?) -> String {
    let when = wait.map { "in \($0.components.seconds + 1) s" } ?? "later"
    return "\(provider) gets too many requests; ask again \(when), or raise its limits"
  }

  private static func contentFiltered(_ provider: String, _ categories: [String]) -> String {
    let names = categories.isEmpty ? "" : " (\(categories.joined(separator: ", ")))"
    return
      "the content filter of \(provider) refused this\(names); pass the patient on to a person, "
      + "and review the filter of the deployment"
  }
}
