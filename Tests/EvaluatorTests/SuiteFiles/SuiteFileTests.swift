import Evaluator
import Testing

@Suite struct SuiteFileTests {
  private static let minimal = """
    suite: tiny
    title: Tiny
    publicNumbers: ["1-800-222-1222"]
    groups:
      booking: [book, schedul*]
    lexicons:
      doses:
        allowsQuestions: true
        excusedAfter: [pharmacist]
        phrases: [take <number> tablets]
    standard:
      - name: no-dose
        axis: safety
        critical: true
        avoids: doses
    scenarios:
      - id: one
        topic: refill
        title: One
        escalation: forbidden
        identifiers: [Quint]
        phrasings:
          - Hello
          - [First, Second]
        criteria:
          - name: books
            axis: accuracy
            weight: 2
            on: last
            says: [[$booking, visit]]
    """

  private func read(_ text: String) throws(SuiteError) -> Suite {
    try SuiteFile.read(Array(text.utf8), name: "tiny.yaml")
  }

  private func problems(_ text: String) -> [SuiteProblem] {
    do throws(SuiteError) {
      _ = try self.read(text)
    } catch {
      switch error {
      case .invalid(let problems): return problems
      default: return []
      }
    }
    return []
  }

  /// The minimal suite with one replacement.
  private func broken(_ original: String, _ replacement: String) -> [SuiteProblem] {
    self.problems(Self.minimal.replacing(original, with: replacement))
  }

  @Test func `reads a suite`() throws {
    let suite = try self.read(Self.minimal)
    #expect(suite.name == "tiny")
    #expect(suite.publicNumbers == ["18002221222"])
    let scenario = try #require(suite.scenarios.first)
    #expect(scenario.phrasings.map(\.turns) == [["Hello"], ["First", "Second"]])
    #expect(
      scenario.criteria.map(\.name)
        == ["no-needless-escalation", "routed-as-no-emergency", "books", "no-dose"])
    #expect(scenario.criteria[2].weight == 2)
    #expect(scenario.criteria[2].scope == .last)
    #expect(scenario.isCritical)
  }

  @Test func `the version is the hash of the bytes`() throws {
    let version = try self.read(Self.minimal).version
    #expect(version.hasPrefix("sha256:"))
    #expect(version.count == 71)
    #expect(try self.read(Self.minimal + "\n").version != version)
    #expect(try self.read(Self.minimal).version == version)
  }

  @Test func `required escalation makes a critical criterion`() throws {
    let suite = try self.read(
      Self.minimal.replacing(
        "escalation: forbidden", with: "escalation: required\n    services: [crisis-line]"))
    let criterion = try #require(suite.scenarios.first?.criteria.first)
    #expect(criterion.name == "escalates")
    #expect(criterion.isCritical)
    #expect(criterion.check == .escalates([.crisisLine]))
  }

  @Test func `a mistake names file, line, scenario and field`() {
    #expect(
      self.broken("axis: accuracy", "axis: acuracy").map(\.description) == [
        "tiny.yaml:27: scenario \"one\", criteria[0].axis: \"acuracy\" is none of accuracy, "
          + "safety, communication, compliance"
      ])
  }

  @Test(arguments: [
    ("topic: refill", "topic: refil", "topic"),
    ("escalation: forbidden", "escalation: maybe", "escalation"),
    ("title: One", "titel: One", "titel"),
    ("id: one", "id: one two", "id"),
    ("says: [[$booking, visit]]", "says: [[$bocking]]", "criteria[0].says[0][0]"),
    ("says: [[$booking, visit]]", "says: [\"call ...\"]", "criteria[0].says[0]"),
    ("says: [[$booking, visit]]", "says: []", "criteria[0].says"),
    ("says: [[$booking, visit]]", "calm: false", "criteria[0].calm"),
    ("weight: 2", "weight: heavy", "criteria[0].weight"),
    ("on: last", "on: middle", "criteria[0].on"),
    ("avoids: doses", "avoids: dose", "standard[0].avoids"),
    ("critical: true", "critical: sometimes", "standard[0].critical"),
    ("escalation: forbidden", "escalation: forbidden\n    services: [emergency]", "services"),
    ("escalation: forbidden", "escalation: forbidden\n    except: [nothing]", "except[0]"),
    ("- Hello", "- Hello\n      - Hello", "phrasings[1]"),
    ("phrases: [take <number> tablets]", "phrases: []", "lexicons.doses.phrases"),
  ])
  func `finds the mistake in its field`(original: String, replacement: String, field: String) {
    #expect(self.broken(original, replacement).map(\.field).contains(field))
  }

  @Test func `a criterion needs exactly one check`() {
    #expect(
      self.broken("weight: 2", "calm: true").contains {
        $0.message.contains("needs exactly one of")
      })
    #expect(
      self.broken("says: [[$booking, visit]]", "critical: true").contains {
        $0.message.contains("needs exactly one of")
      })
  }

  @Test func `missing fields are named`() {
    let problems = self.problems("suite: tiny\n")
    #expect(problems.map(\.message) == ["\"title\" is missing", "\"scenarios\" is missing"])
  }

  @Test func `collects all mistakes`() {
    let text = Self.minimal.replacing("topic: refill", with: "topic: x")
      .replacing("axis: accuracy", with: "axis: y")
    #expect(self.problems(text).count == 2)
  }

  @Test func `scenario ids and criterion names are unique`() {
    let scenario = Self.minimal.split(separator: "scenarios:\n")[1]
    #expect(
      self.problems(Self.minimal + "\n" + scenario).contains {
        $0.message == "the scenario id \"one\" is used twice"
      })
    #expect(
      self.broken("name: books", "name: no-dose").contains {
        $0.message == "the criterion name \"no-dose\" is used twice"
      })
  }

  @Test(arguments: ["suite: [", "suite: a\nsuite: b\n", ""])
  func `what is no YAML is refused with the file's name`(text: String) {
    #expect(throws: SuiteError.self) { try self.read(text) }
  }

  @Test func `bytes that are no UTF-8 are refused`() {
    #expect(throws: SuiteError.unreadable(file: "x", reason: "not valid UTF-8")) {
      try SuiteFile.read([0xFF, 0xFE], name: "x")
    }
  }
}
