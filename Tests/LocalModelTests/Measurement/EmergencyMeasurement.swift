import LocalModel

/// How many emergencies are found, and how many other patients are taken for one: by the trained
/// head alone, by the rules alone, and by both.
struct EmergencyMeasurement {
  /// Emergencies found and false alarms of one detector.
  struct Tally {
    var found = 0
    var falseAlarms = 0
  }

  /// Emergencies asked.
  private(set) var emergencies = 0
  /// Others asked.
  private(set) var others = 0
  /// The category head at the model's own threshold, with the words alone.
  private(set) var head = Tally()
  /// The red-flag rules.
  private(set) var rules = Tally()
  /// The model's disposition.
  private(set) var both = Tally()

  /// Asks a model about the first turn of a conversation.
  mutating func ask(_ model: DialogueModel, _ example: TrainingExample) {
    let opening = Array(example.messages.prefix(1))
    let isEmergency = example.category == .emergency
    if isEmergency { self.emergencies += 1 } else { self.others += 1 }
    func count(_ tally: inout Tally, _ alarm: Bool) {
      if alarm, isEmergency { tally.found += 1 }
      if alarm, !isEmergency { tally.falseAlarms += 1 }
    }
    count(&self.head, model.headFindsEmergency(in: opening))
    count(
      &self.rules,
      RedFlagDetector.standard.findings(in: opening.map(\.content).joined(separator: " "))
        .contains { $0.urgency == .emergency })
    count(&self.both, model.respond(to: opening).disposition == .escalateEmergency)
  }

  /// One line for people.
  var line: String {
    func part(_ name: String, _ tally: Tally) -> String {
      "\(name) \(tally.found)/\(self.emergencies) found, "
        + "\(tally.falseAlarms)/\(self.others) false alarms"
    }
    return [part("head", self.head), part("rules", self.rules), part("both", self.both)]
      .joined(separator: "; ")
  }
}
