public import FoundationEssentials
import GRDB

/// Which entries of an audit trail are asked for: those that fit everything that is given.
public struct AuditQuery: Hashable, Sendable {
  /// At this time or later.
  public var since: Date?
  /// Before this time.
  public var until: Date?
  /// By this person or service.
  public var actor: String?
  /// This action, for example "model.approve"; all of a kind with a point at the end: "model.".
  public var action: String?
  /// Done to this.
  public var objectID: String?
  /// Ended like this.
  public var outcome: AuditRecord.Outcome?
  /// Of this request.
  public var requestID: String?
  /// Before this place in the trail: the last one of the page before.
  public var before: UInt64?
  /// How many at most.
  public var limit: Int

  /// The newest entries.
  public init(limit: Int) {
    self.limit = limit
  }

  /// What a row has to fulfil.
  var condition: (sql: String, arguments: StatementArguments) {
    var sql = ["1"]
    var arguments = StatementArguments()
    func require(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
      guard let value else { return }
      sql.append(condition)
      arguments += [value]
    }
    require("sequence < ?", self.before.map { Int64(clamping: $0) })
    require("occurred_at_ms >= ?", self.since?.millisecondsSinceEpoch)
    require("occurred_at_ms < ?", self.until?.millisecondsSinceEpoch)
    require("actor = ?", self.actor)
    if let action = self.action, action.hasSuffix(".") {
      require("substr(action, 1, length(?)) = ?", action)
      arguments += [action]
    } else {
      require("action = ?", self.action)
    }
    require("object_id = ?", self.objectID)
    require("outcome = ?", self.outcome?.rawValue)
    require("request_id = ?", self.requestID)
    return (sql.joined(separator: " AND "), arguments)
  }
}
