import FoundationEssentials

/// What the Trainer knows of the end of a model version.
struct ModelLifecycle: Hashable, Sendable {
  /// What can end.
  enum Stage: String, Hashable, Sendable {
    /// From then on nothing new is trained on its base model.
    case trainingEnd = "training-end"
    /// From then on it does not answer.
    case shutdown
  }

  /// That something ends.
  struct End: Hashable, Sendable {
    let stage: Stage
    let at: Date
    /// Who says so, and when that was read.
    let source: String
  }

  /// What to train in its place.
  struct Successor: Hashable, Sendable {
    let provider: String
    /// `nil` where the provider begins from nothing.
    let baseModel: String?
    /// `nil` when nothing ends.
    let retrainBy: Date?
  }

  /// The earliest first.
  var ends: [End] = []
  /// Days without a request after which the provider deletes what answers with it; `nil` for never.
  var idleDeletionDays: Int?
  /// `nil` when none is known.
  var successor: Successor?

  /// When it stops answering; `nil` when that is not known.
  var shutdown: End? { self.ends.first { $0.stage == .shutdown } }

  /// What to do about the end, in words.
  var advice: String {
    guard let successor = self.successor else {
      return "no successor is known; name one in the Trainer's MODEL_LIFECYCLE_FILE and retrain"
    }
    let base = successor.baseModel.map { " on \($0)" } ?? ""
    let by = successor.retrainBy.map { " by \(Self.day($0))" } ?? ""
    return "retrain at \(successor.provider)\(base)\(by)"
  }

  /// The day that an instant lies in, in UTC.
  static func day(_ date: Date) -> String {
    Date.ISO8601FormatStyle().year().month().day().format(date)
  }
}
