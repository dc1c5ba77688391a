/// A trained model: it classifies a conversation, decides how urgent it is, and picks the reply.
///
/// Immutable, so that any number of threads may ask it at once without locks.
public final class DialogueModel: Sendable {
  /// The manifest it was loaded from.
  public let manifest: ModelManifest
  /// "sha256:" and the hex digest of the manifest's bytes.
  public let digest: String
  package let classifier: LinearClassifier
  package let encoder: DualEncoder
  package let index: ReplyIndex
  package let features: DialogueFeatures

  /// Limits of the decisions; chosen on the development data.
  private enum Threshold {
    /// Probability of an emergency that is acted on. Below a half: a miss is dearer.
    static let emergency: Float = 0.55
    /// The same without medical specialisation.
    static let plainEmergency: Float = 0.5
    /// Probability of a same-day escalation that is acted on.
    static let clinician: Float = 0.5
    /// Similarity below which a trained emergency reply without a known family is not trusted.
    static let emergencySimilarity: Float = 0.2
    /// Log odds of being to the point below which a trained reply is not said.
    static let reply: Float = -1
    /// The same in the middle of a conversation, where a fixed reply would start it over.
    static let laterReply: Float = -1.5
    /// Probability from which a topic chooses the fixed reply.
    static let topic: Float = 0.3
    /// Probability from which a category chooses who takes over.
    static let category: Float = 0.4
  }

  package init(
    manifest: ModelManifest, digest: String, classifier: LinearClassifier, encoder: DualEncoder,
    index: ReplyIndex
  ) {
    self.manifest = manifest
    self.digest = digest
    self.classifier = classifier
    self.encoder = encoder
    self.index = index
    self.features = DialogueFeatures(
      maxSequenceLength: manifest.parameters.maxSequenceLength,
      medicalSpecialization: manifest.parameters.medicalSpecialization)
  }

  /// Answers a conversation whose last turn is the patient's.
  public func respond(to messages: [DialogueMessage]) -> DialogueReply {
    let query = Query(messages, model: self)
    var reply: DialogueReply
    switch self.decide(query) {
    case .emergency(let family, let probability):
      reply = self.emergencyReply(query, family: family, probability: probability)
    case .clinician(let category, let probability):
      reply = self.clinicianReply(query, category: category, probability: probability)
    case .ordinary(let category):
      reply = self.ordinaryReply(query, category: category)
    }
    reply.redFlags = query.redFlags
    reply.promptTokens = query.wordCount
    reply.completionTokens = TokenizedText(reply.content, grams: false).words.count
    return reply
  }

  /// The probability of every category, for reports.
  public func categoryProbabilities(
    of messages: [DialogueMessage]
  ) -> [DialogueCategory: Double] {
    let probabilities = Query(messages, model: self).categories
    return Dictionary(
      uniqueKeysWithValues: DialogueCategory.allCases.map {
        ($0, Double(probabilities[$0.index]))
      })
  }

  /// Whether the trained head takes a conversation for an emergency, whatever the rules find; for
  /// measurements.
  package func headFindsEmergency(in messages: [DialogueMessage]) -> Bool {
    let query = Query(messages, model: self)
    return query.categories[DialogueCategory.emergency.index] >= self.emergencyLimit
  }

  /// What a reply to a conversation is looked for with; for measurements.
  package func questionForMeasurement(_ messages: [DialogueMessage]) -> ReplyQuestion {
    Query(messages, model: self).question
  }

  /// What is done about a query.
  private enum Decision {
    case emergency(family: RedFlagFamily?, probability: Float)
    case clinician(category: DialogueCategory, probability: Float)
    case ordinary(category: DialogueCategory)
  }

  private var emergencyLimit: Float {
    self.manifest.parameters.medicalSpecialization
      ? Threshold.emergency : Threshold.plainEmergency
  }

  private func decide(_ query: Query) -> Decision {
    if let flag = query.redFlags.first, flag.urgency == .emergency {
      return .emergency(family: flag.family, probability: 0.97)
    }
    let emergency = query.categories[DialogueCategory.emergency.index]
    if emergency >= self.emergencyLimit { return .emergency(family: nil, probability: emergency) }
    let category = query.likeliestOrdinaryCategory
    let clinician = query.dispositions[Disposition.escalateClinician.index]
    if !query.redFlags.isEmpty {
      return .clinician(category: category, probability: max(0.8, clinician))
    }
    return clinician >= Threshold.clinician
      ? .clinician(category: category, probability: clinician) : .ordinary(category: category)
  }

  /// An emergency gets an emergency reply and nothing else: one that answered the same family in
  /// training, or the fixed one.
  private func emergencyReply(
    _ query: Query, family: RedFlagFamily?, probability: Float
  ) -> DialogueReply {
    let candidate = self.best(query) { entry in
      guard entry.disposition == .escalateEmergency, self.fits(entry.text, family) else {
        return nil
      }
      guard let family else { return entry.families.isEmpty ? 0 : -0.4 }
      guard entry.families.contains(family) else { return nil }
      return entry.families.count == 1 ? 0.4 : 0
    }
    let trusted = candidate.flatMap {
      $0.evidence.words >= Threshold.emergencySimilarity ? $0 : nil
    }
    return DialogueReply(
      content: trusted.map { self.index.entries[$0.entry].text } ?? SafeReply.emergency(family),
      category: .emergency, disposition: .escalateEmergency, confidence: Double(probability),
      sourceRecordIDs: trusted.map { self.index.entries[$0.entry].recordIDs } ?? [],
      redFlags: [], promptTokens: 0, completionTokens: 0)
  }

  private func clinicianReply(
    _ query: Query, category: DialogueCategory, probability: Float
  ) -> DialogueReply {
    let candidate = self.best(query) { entry in
      guard entry.disposition == .escalateClinician else { return nil }
      return self.categoryBonus(entry, query).map { $0 + self.placeBonus(entry, query) }
    }
    let trusted = candidate.flatMap { $0.score >= Threshold.reply ? $0 : nil }
    return DialogueReply(
      content: trusted.map { self.index.entries[$0.entry].text } ?? SafeReply.clinician,
      category: category, disposition: .escalateClinician, confidence: Double(probability),
      sourceRecordIDs: trusted.map { self.index.entries[$0.entry].recordIDs } ?? [],
      redFlags: [], promptTokens: 0, completionTokens: 0)
  }

  private func ordinaryReply(_ query: Query, category: DialogueCategory) -> DialogueReply {
    let candidate = self.best(query) { entry in
      guard entry.disposition != .escalateEmergency, entry.category != .emergency else {
        return nil
      }
      return self.categoryBonus(entry, query).map {
        $0 + self.placeBonus(entry, query) + self.urgencyBonus(entry, query)
      }
    }
    let limit = query.question.isOpening ? Threshold.reply : Threshold.laterReply
    guard let candidate, candidate.score >= limit else {
      return self.fixedReply(query, category: category)
    }
    let entry = self.index.entries[candidate.entry]
    return DialogueReply(
      content: entry.text, category: category, disposition: entry.disposition,
      confidence: Double(candidate.evidence.probability), sourceRecordIDs: entry.recordIDs,
      redFlags: [], promptTokens: 0, completionTokens: 0)
  }

  /// Better no advice than advice about something else: the topic's own question, or the staff.
  private func fixedReply(_ query: Query, category: DialogueCategory) -> DialogueReply {
    let topic = DialogueTopic.allCases.filter { $0.category == category }
      .max { query.topics[$0.index] < query.topics[$1.index] }
    var probability = query.categories[category.index]
    var content = SafeReply.handoff(probability >= Threshold.category ? category : nil)
    var disposition = Disposition.handoff
    if query.question.isOpening, let topic, query.topics[topic.index] >= Threshold.topic {
      content = SafeReply.opening(topic)
      disposition = topic == .concerningSymptoms ? .escalateClinician : .answer
      probability = query.topics[topic.index]
    }
    return DialogueReply(
      content: content, category: category, disposition: disposition,
      confidence: Double(min(1, probability)), sourceRecordIDs: [], redFlags: [], promptTokens: 0,
      completionTokens: 0)
  }

  private func best(
    _ query: Query, bonus: (ReplyEntry) -> Float?
  ) -> ReplyIndex.Candidate? {
    self.index.best(query.question, bonus: bonus)
  }

  /// What brings a nurse in at once was said to a patient who needed one.
  private func urgencyBonus(_ entry: ReplyEntry, _ query: Query) -> Float {
    guard entry.disposition == .escalateClinician else { return 0 }
    return -1.5 * (1 - query.dispositions[Disposition.escalateClinician.index])
  }

  /// "Good, stay by the phone" answers no first turn, and a greeting rarely a later one.
  private func placeBonus(_ entry: ReplyEntry, _ query: Query) -> Float {
    if entry.opening == query.question.isOpening { return 0 }
    return query.question.isOpening ? -1.2 : -0.3
  }

  /// A reply of an improbable category is out.
  private func categoryBonus(_ entry: ReplyEntry, _ query: Query) -> Float? {
    guard let category = entry.category else { return -0.4 }
    let probability = query.categories[category.index]
    guard category == query.likeliestOrdinaryCategory || probability >= 0.25 else { return nil }
    return 0
  }

  /// Whether a reply sends the patient to the help that the family needs, and that outright.
  private func fits(_ reply: String, _ family: RedFlagFamily?) -> Bool {
    switch family {
    case .selfHarm: EmergencyDirective.isGiven(in: reply, toward: ["988"])
    case .overdose:
      EmergencyDirective.isGiven(in: reply, toward: ["911"]) && reply.contains("988")
    default: EmergencyDirective.isGiven(in: reply, toward: ["911", "emergency room"])
    }
  }
}
