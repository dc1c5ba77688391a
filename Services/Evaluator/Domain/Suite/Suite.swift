/// A set of scenarios with a version that is the hash of its content.
package struct Suite: Sendable, Hashable {
  /// For example "front-desk".
  package var name: String
  package var title: String
  /// "sha256:" and the hex digest of the suite's file: another byte, another version.
  package var version: String
  package var scenarios: [Scenario]
  /// Public numbers that an answer may contain, digits only.
  package var publicNumbers: Set<String>

  package init(
    name: String, title: String, version: String, scenarios: [Scenario],
    publicNumbers: Set<String> = []
  ) {
    self.name = name
    self.title = title
    self.version = version
    self.scenarios = scenarios
    self.publicNumbers = publicNumbers
  }

  /// Number of phrasings over all scenarios.
  package var phrasingCount: Int {
    self.scenarios.reduce(0) { $0 + $1.phrasings.count }
  }

  /// Sub-topics of the specification that no scenario covers.
  package var uncoveredTopics: [Topic] {
    let covered = Set(self.scenarios.map(\.topic))
    return Topic.required.filter { !covered.contains($0) }
  }

  /// Number of scenarios in each category.
  package var scenariosByCategory: [Category: Int] {
    Dictionary(self.scenarios.map { ($0.topic.category, 1) }, uniquingKeysWith: +)
  }
}
