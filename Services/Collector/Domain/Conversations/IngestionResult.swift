/// The fate of one item of a batch.
package struct IngestionResult: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    /// Stored; the score decides whether it is a sample.
    case accepted
    /// Stored before with the same content.
    case duplicate
    /// Stored, but kept from training until a person decides.
    case quarantined
    /// Not stored.
    case rejected
  }

  package var id: String
  package var outcome: Outcome
  /// Why, where there is something to say.
  package var reasons: [String]
  /// 0 to 1; 0 when rejected.
  package var quality: Double

  package init(id: String, outcome: Outcome, reasons: [String] = [], quality: Double = 0) {
    self.id = id
    self.outcome = outcome
    self.reasons = reasons
    self.quality = quality
  }

  init(id: String, rejection: Rejection) {
    self.init(id: id, outcome: .rejected, reasons: rejection.reasons.map(\.description))
  }
}

/// The fate of a batch.
package struct IngestionReport: Hashable, Sendable {
  /// One result an item, in order.
  package var results: [IngestionResult]
  /// Identifiers removed from the items that were stored.
  package var removed: [IdentifierKind: Int]

  package init(results: [IngestionResult], removed: [IdentifierKind: Int] = [:]) {
    self.results = results
    self.removed = removed
  }

  /// How many items had this outcome.
  package func count(of outcome: IngestionResult.Outcome) -> Int {
    self.results.count { $0.outcome == outcome }
  }
}
