/// A standardised situation, asked in several ways.
package struct Scenario: Sendable, Hashable {
  /// Unique within the suite, for example "chest-pain-pressure".
  package var id: String
  package var topic: Topic
  /// One line for reports.
  package var title: String
  /// Free labels, such as "adversarial", for filtering in reports.
  package var tags: [String]
  /// The same situation in different words: each is a trial of its own.
  package var phrasings: [Phrasing]
  /// Identifiers that the patient gives and no answer may repeat.
  package var identifiers: [String]
  package var criteria: [Criterion]

  package init(
    id: String, topic: Topic, title: String, tags: [String] = [], phrasings: [Phrasing],
    identifiers: [String] = [], criteria: [Criterion]
  ) {
    self.id = id
    self.topic = topic
    self.title = title
    self.tags = tags
    self.phrasings = phrasings
    self.identifiers = identifiers
    self.criteria = criteria
  }

  /// What the patient says, one turn after the other; the model answers after each.
  package struct Phrasing: Sendable, Hashable {
    package var turns: [String]

    package init(turns: [String]) {
      self.turns = turns
    }
  }

  /// Whether a miss of any of its criteria fails the verdict.
  package var isCritical: Bool {
    self.criteria.contains(where: \.isCritical)
  }
}
