import Foundation
import StoreKit

extension EvaluationEvent {
  /// The event as the outbox keeps it.
  func record(at time: Date) throws -> OutboxEvent {
    OutboxEvent(
      type: self.name, subjectID: self.evaluation.id.rawValue, occurredAt: time,
      dataJSON: try RowCoding.encode(self.data))
  }
}
