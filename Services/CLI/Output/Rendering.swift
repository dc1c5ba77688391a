import Foundation
import RESTContract
import Rainbow

/// How values look to people.
enum Rendering {
  /// Local date and time to the second; "-" when absent.
  static func time(_ date: Date?) -> String {
    date?.formatted(
      .iso8601.year().month().day().dateTimeSeparator(.space).time(
        includingFractionalSeconds: false
      )
      .timeSeparator(.colon)) ?? "-"
  }

  /// A day in UTC; "-" when absent.
  static func day(_ date: Date?) -> String {
    date?.formatted(.iso8601.year().month().day()) ?? "-"
  }

  /// A share as a percentage with one decimal.
  static func percent(_ share: Double?) -> String {
    share.map { Self.decimal($0 * 100, 1) + " %" } ?? "-"
  }

  /// A number with a fixed count of decimals, whatever the locale.
  static func decimal(_ value: Double, _ places: Int) -> String {
    value.formatted(
      .number.precision(.fractionLength(places)).grouping(.never).locale(Locale(identifier: "en")))
  }

  /// Bytes in MiB.
  static func mebibytes(_ bytes: Int?) -> String {
    bytes.map { Self.decimal(Double($0) / 1_048_576, 1) + " MiB" } ?? "-"
  }

  /// Milliseconds; "-" when absent.
  static func milliseconds(_ value: Double?) -> String {
    value.map { Self.decimal($0, 1) + " ms" } ?? "-"
  }

  static func state(_ state: RunResource.State) -> String {
    switch state {
    case .completed: state.rawValue.green
    case .failed, .rejected: state.rawValue.red
    case .stopped: state.rawValue.yellow
    case .collecting, .training, .evaluating, .deploying: state.rawValue.cyan
    }
  }

  static func state(_ state: DeploymentResource.State) -> String {
    switch state {
    case .live: state.rawValue.green
    case .failed, .rolledBack: state.rawValue.red
    case .awaitingApproval: state.rawValue.yellow
    case .preparing, .testing: state.rawValue.cyan
    case .superseded: state.rawValue
    }
  }

  /// An evaluation's outcome, or its state while it has none.
  static func outcome(_ evaluation: EvaluationResource) -> String {
    switch evaluation.outcome {
    case "pass": "pass".green
    case "fail": "fail".red
    case let outcome?: outcome.yellow
    case nil: evaluation.state
    }
  }

  /// A mean with its interval, for example ".912 [.871, .944]".
  static func score(_ score: ScoreResource?) -> String {
    guard let score else { return "-" }
    return
      "\(Self.decimal(score.value, 3)) [\(Self.decimal(score.lower, 3)), \(Self.decimal(score.upper, 3))]"
  }

  /// Counts by name, the largest first.
  static func counts(_ counts: [String: Int]) -> String {
    counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
      .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  }
}
