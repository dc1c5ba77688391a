import API
import Foundation
import RESTContract

extension Date {
  /// nil for 0, which stands for "not yet" in messages.
  init?(wireMilliseconds milliseconds: Int64) {
    guard milliseconds != 0 else { return nil }
    self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
  }

  /// A time that is always set.
  init(requiredMilliseconds milliseconds: Int64) {
    self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
  }
}

extension String {
  /// nil for the empty text, which stands for "none" in messages.
  var nonEmpty: String? { self.isEmpty ? nil : self }
}

extension UInt32 {
  /// A count of the public interface; what cannot be is cut off.
  init(count: Int) { self.init(clamping: count) }
}

extension Reddytalk_Common_V1_Message {
  init(_ message: MessageResource) {
    self.init()
    self.role = message.role
    self.content = message.content
  }
}

extension Reddytalk_Common_V1_Category {
  private static let names: [(Reddytalk_Common_V1_Category, String)] = [
    (.emergency, "emergency"), (.appointment, "appointment"), (.symptom, "symptom"),
    (.insurance, "insurance"), (.prescription, "prescription"), (.other, "other"),
  ]

  /// Unspecified for names that are none of ours: the service decides then.
  init(name: String?) {
    self = Self.names.first { $0.1 == name }?.0 ?? .unspecified
  }

  /// The name on the public interface; empty when unspecified.
  var name: String { Self.names.first { $0.0 == self }?.1 ?? "" }
}
