import GRDB
import StoreKit

extension CollectorStore {
  /// The counters; what is new is counted after a sequence, over the new conversations only.
  package func statistics(after sequence: IngestSequence) async throws -> CollectionStatistics {
    let threshold = self.qualityThreshold
    return try await self.store.read { db in
      let counters = try Counters.all(in: db)
      var statistics = CollectionStatistics()
      statistics.conversations = counters[Counters.conversations] ?? 0
      statistics.accepted = counters[Counters.accepted] ?? 0
      statistics.quarantined = counters[Counters.quarantined] ?? 0
      statistics.rejected = counters[Counters.rejected] ?? 0
      statistics.nearDuplicates = counters[Counters.nearDuplicates] ?? 0
      statistics.feedback = counters[Counters.feedback] ?? 0
      statistics.qualified = counters[Counters.qualified] ?? 0
      statistics.qualityThreshold = threshold
      statistics.lastSequence = IngestSequence(
        rawValue: UInt64(clamping: counters[Counters.sequence] ?? 0))
      Self.split(counters, into: &statistics)
      let new = try Row.fetchOne(
        db,
        sql: """
          SELECT TOTAL(qualified), AVG(quality) FROM conversation
          WHERE state = 'accepted' AND sequence > ?
          """,
        arguments: [Int64(clamping: sequence.rawValue)])
      statistics.newQualified = Int(new?[0] as Double? ?? 0)
      statistics.newAverageQuality = new?[1] as Double? ?? 0
      return statistics
    }
  }

  /// Sorts the counters that carry a name behind their prefix.
  private static func split(
    _ counters: [String: Int], into statistics: inout CollectionStatistics
  ) {
    for (name, value) in counters where value != 0 {
      guard let colon = name.firstIndex(of: ":") else { continue }
      let key = String(name[name.index(after: colon)...])
      switch String(name[...colon]) {
      case Counters.categoryPrefix: statistics.byCategory[key] = value
      case Counters.removedPrefix:
        if let kind = IdentifierKind(rawValue: key) { statistics.removed[kind] = value }
      case Counters.positivePrefix:
        statistics.feedbackByModelVersion[key, default: .init()].positive = value
      case Counters.negativePrefix:
        statistics.feedbackByModelVersion[key, default: .init()].negative = value
      default: break
      }
    }
  }
}
