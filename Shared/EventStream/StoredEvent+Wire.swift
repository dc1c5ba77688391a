public import API
public import StoreKit
import SwiftProtobuf

extension StoredEvent {
  /// The event as a message.
  public func proto() -> Reddytalk_Common_V1_Event {
    .with {
      $0.sequence = self.sequence
      $0.type = self.type
      $0.subjectID = self.subjectID
      $0.occurredAtMs = self.occurredAt.millisecondsSinceEpoch
      $0.dataJson = self.dataJSON
    }
  }
}
