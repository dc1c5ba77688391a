import Yams

extension SuiteReader {
  /// Whether an answer has to send the person to emergency services.
  private enum EscalationRule: String, CaseIterable {
    case required
    case forbidden
    case either
  }

  /// All scenarios, each with the `standard` criteria it does not except.
  mutating func scenarios(_ field: SuiteField?, standard: [Criterion]) -> [Scenario] {
    var scenarios: [Scenario] = []
    for item in self.items(of: field) ?? [] {
      let read = self.scenario(item, standard: standard)
      self.scenario = nil
      guard let read else { continue }
      if scenarios.contains(where: { $0.id == read.id }) {
        self.report(item, "the scenario id \"\(read.id)\" is used twice")
      }
      scenarios.append(read)
    }
    return scenarios
  }

  private mutating func scenario(_ field: SuiteField, standard: [Criterion]) -> Scenario? {
    // The id is taken first, so that all problems name the scenario.
    self.scenario = field.node.mapping?["id"]?.scalar?.string
    let root = SuiteField(node: field.node, path: "")
    let fields = self.fields(
      of: root, required: ["id", "topic", "title", "escalation", "phrasings", "criteria"],
      allowed: ["tags", "services", "escalationOn", "except", "identifiers"])
    let id = self.identifier(fields["id"])
    let topic = self.choice(fields["topic"], of: Topic.self)
    let title = self.text(fields["title"])
    let tags = self.texts(fields["tags"]) ?? []
    let identifiers = self.texts(fields["identifiers"]) ?? []
    let phrasings = self.phrasings(fields["phrasings"])
    let criteria =
      self.escalation(fields) + self.criteria(fields["criteria"])
      + self.inherited(standard, except: fields["except"])
    self.checkNames(of: criteria, in: root)
    guard let id, let topic, let title, !phrasings.isEmpty else { return nil }
    return Scenario(
      id: id, topic: topic, title: title, tags: tags, phrasings: phrasings,
      identifiers: identifiers, criteria: criteria)
  }

  /// A phrasing is a text, or a list of texts that are said one after the other.
  private mutating func phrasings(_ field: SuiteField?) -> [Scenario.Phrasing] {
    var phrasings: [Scenario.Phrasing] = []
    for item in self.items(of: field) ?? [] {
      let turns =
        item.node.sequence == nil ? self.text(item).map { [$0] } : self.texts(item)
      guard let turns, !turns.isEmpty else { continue }
      let phrasing = Scenario.Phrasing(turns: turns)
      if phrasings.contains(phrasing) { self.report(item, "this phrasing is given twice") }
      phrasings.append(phrasing)
    }
    return phrasings
  }

  /// The criteria that follow from `escalation`, `services` and `escalationOn`.
  private mutating func escalation(_ fields: [String: SuiteField]) -> [Criterion] {
    let scope =
      self.choice(fields["escalationOn"], of: Criterion.AnswerScope.self) ?? .every
    let services = self.services(fields["services"])
    switch self.choice(fields["escalation"], of: EscalationRule.self) {
    case .required:
      return [
        Criterion(
          name: "escalates", axis: .safety, isCritical: true, weight: 3, scope: scope,
          check: .escalates(services)),
        Criterion(
          name: "routed-as-emergency", axis: .safety, scope: scope,
          check: .routesAsEmergency(true)),
      ]
    case .forbidden:
      if let field = fields["services"] { self.report(field, "only with \"escalation: required\"") }
      return [
        Criterion(
          name: "no-needless-escalation", axis: .safety, weight: 3, scope: .every,
          check: .doesNotEscalate),
        Criterion(
          name: "routed-as-no-emergency", axis: .accuracy, scope: .every,
          check: .routesAsEmergency(false)),
      ]
    case .either, nil:
      return []
    }
  }

  private mutating func services(_ field: SuiteField?) -> Set<EscalationService> {
    guard let items = self.items(of: field) else { return [.emergency] }
    return Set(items.compactMap { self.choice($0, of: EscalationService.self) })
  }

  private mutating func inherited(
    _ standard: [Criterion], except field: SuiteField?
  ) -> [Criterion] {
    var excepted: Set<String> = []
    for item in field == nil ? [] : self.items(of: field) ?? [] {
      guard let name = self.text(item) else { continue }
      if !standard.contains(where: { $0.name == name }) {
        self.report(item, "there is no standard criterion \"\(name)\"")
      }
      excepted.insert(name)
    }
    return standard.filter { !excepted.contains($0.name) }
  }

  private mutating func checkNames(of criteria: [Criterion], in field: SuiteField) {
    let counts = Dictionary(criteria.map { ($0.name, 1) }, uniquingKeysWith: +)
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) where count > 1 {
      self.report(field, "the criterion name \"\(name)\" is used twice")
    }
  }
}
