import Foundation

/// An event as a service sent it.
struct IncomingEvent: Hashable, Sendable {
  /// Its place in that service's outbox.
  let sourceSequence: UInt64
  /// For example "training-progress".
  let type: String
  /// What it is about.
  let subjectID: String
  /// When it happened.
  let occurredAt: Date
  /// A JSON object.
  let dataJSON: String

  /// An event that is not in the log yet.
  init(
    sourceSequence: UInt64, type: String, subjectID: String, occurredAt: Date, dataJSON: String
  ) {
    self.sourceSequence = sourceSequence
    self.type = type
    self.subjectID = subjectID
    self.occurredAt = occurredAt
    self.dataJSON = dataJSON
  }
}

/// An event in the Gateway's log.
struct LoggedEvent: Hashable, Sendable {
  /// Its place in the log: by it subscribers resume.
  let sequence: UInt64
  /// The service that it comes from.
  let source: String
  /// What came.
  let event: IncomingEvent

  /// An event at its place.
  init(sequence: UInt64, source: String, event: IncomingEvent) {
    self.sequence = sequence
    self.source = source
    self.event = event
  }

  /// Whether a later event of the same type about the same subject makes this one worthless.
  var isProgress: Bool { Self.progressTypes.contains(self.event.type) }

  private static let progressTypes: Set<String> = ["training-progress", "evaluation-progress"]
}
