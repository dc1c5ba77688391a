public import FoundationEssentials

/// An event with its place in the outbox.
public struct StoredEvent: Hashable, Sendable {
  /// Starts at 1 and only grows. A reader never sees a gap that is filled later.
  public let sequence: UInt64
  /// For example "training-progress".
  public let type: String
  /// What it is about.
  public let subjectID: String
  /// When it happened, to the millisecond.
  public let occurredAt: Date
  /// A JSON object.
  public let dataJSON: String

  /// An event as it was read; tests make their own.
  public init(
    sequence: UInt64, type: String, subjectID: String, occurredAt: Date, dataJSON: String
  ) {
    self.sequence = sequence
    self.type = type
    self.subjectID = subjectID
    self.occurredAt = occurredAt
    self.dataJSON = dataJSON
  }
}
