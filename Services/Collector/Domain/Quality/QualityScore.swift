/// How good a sample a conversation is, and why.
package struct QualityScore: Hashable, Sendable {
  /// One aspect of a conversation.
  package struct Component: Hashable, Sendable, Codable {
    package var name: String
    /// 0 to 1.
    package var score: Double
    /// Share of the total; the weights of all components add up to 1.
    package var weight: Double
    /// What was observed.
    package var reason: String
  }

  package var components: [Component]
  /// The most that the total can be whatever the other components say; 1 when nothing limits it.
  package var cap: Double
  /// What limits the total; empty when nothing does.
  package var capReason: String
  /// Why the conversation must not train a model before a person has looked; empty when it may.
  package var quarantine: [QuarantineReason]

  /// 0 to 1: the weighted mean of the components, limited by the cap, to four decimals.
  package var total: Double {
    let mean = self.components.reduce(0) { $0 + $1.score * $1.weight }
    return (min(mean, self.cap) * 10_000).rounded() / 10_000
  }
}

/// Why a conversation is held back for a person to decide on.
package enum QuarantineReason: Hashable, Sendable, CustomStringConvertible {
  /// De-identification may have left something.
  case residual(ResidualSignal)
  /// An assistant's turn is dangerous.
  case dangerous(String)
  /// The text addresses whoever judges or trains.
  case injection

  package var description: String {
    switch self {
    case .residual(let signal): "de-identification is not certain: \(signal.rawValue)"
    case .dangerous(let what): "an assistant turn \(what)"
    case .injection: "a message gives instructions to the system instead of the front desk"
    }
  }
}
