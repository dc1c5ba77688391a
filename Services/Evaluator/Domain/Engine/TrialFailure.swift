/// Why a turn has no answer.
package enum TrialFailure: Error, Sendable, Hashable, CustomStringConvertible {
  case timedOut(seconds: Double)

  package var description: String {
    switch self {
    case .timedOut(let seconds): "no answer within \(seconds) s"
    }
  }
}
