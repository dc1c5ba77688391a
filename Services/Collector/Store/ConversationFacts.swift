import GRDB

/// What of a conversation the counters count.
struct ConversationFacts: Equatable {
  var state: ConversationState
  var category: String
  var isDuplicate: Bool
  var isQualified: Bool
  var removed: [IdentifierKind: Int]

  /// Counts the step from one state of a conversation to another; nil is none.
  static func count(from old: Self?, to new: Self?, in counters: inout Counters) {
    for (facts, sign) in [(old, -1), (new, 1)] {
      guard let facts else { continue }
      counters.add(sign, to: Counters.conversations)
      switch facts.state {
      case .accepted:
        counters.add(sign, to: Counters.accepted)
        counters.add(sign, to: Counters.categoryPrefix + facts.category)
      case .quarantined: counters.add(sign, to: Counters.quarantined)
      case .rejected: counters.add(sign, to: Counters.rejected)
      }
      if facts.isDuplicate { counters.add(sign, to: Counters.nearDuplicates) }
      if facts.isQualified { counters.add(sign, to: Counters.qualified) }
      for (kind, count) in facts.removed {
        counters.add(sign * count, to: Counters.removedPrefix + kind.rawValue)
      }
    }
  }
}
