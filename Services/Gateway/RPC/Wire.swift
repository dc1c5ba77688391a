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
  private init(_ category: ConversationCategory) {
    self =
      switch category {
      case .emergency: .emergency
      case .appointment: .appointment
      case .symptom: .symptom
      case .insurance: .insurance
      case .prescription: .prescription
      case .other: .other
      }
  }

  /// Unspecified for names that are none of ours: the service decides then.
  init(name: String?) {
    self = name.flatMap(ConversationCategory.init(rawValue:)).map(Self.init) ?? .unspecified
  }

  /// The name on the public interface; empty when unspecified.
  var name: String {
    ConversationCategory.allCases.first { Self($0) == self }?.rawValue ?? ""
  }
}
