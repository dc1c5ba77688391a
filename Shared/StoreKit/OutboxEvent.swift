public import FoundationEssentials

/// Something that happened, to be told to whoever follows the service.
public struct OutboxEvent: Hashable, Sendable {
  /// For example "training-progress".
  public var type: String
  /// What it is about: the id of a run, a model version, a deployment.
  public var subjectID: String
  /// When it happened; kept to the millisecond.
  public var occurredAt: Date
  /// A JSON object. Never holds patient text.
  public var dataJSON: String

  /// An event that has not been stored yet.
  public init(type: String, subjectID: String, occurredAt: Date, dataJSON: String) {
    self.type = type
    self.subjectID = subjectID
    self.occurredAt = occurredAt
    self.dataJSON = dataJSON
  }
}
