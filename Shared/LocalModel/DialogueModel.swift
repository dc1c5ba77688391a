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
    /// Confidence below which the staff takes over.
    static let handoff: Float = 0.16
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

  /// What is done about a query.
  private enum Decision {
    case emergency(family: RedFlagFamily?, probability: Float)
    case clinician(category: DialogueCategory, probability: Float)
    case ordinary(category: DialogueCategory)
  }

  private func decide(_ query: Query) -> Decision {
    if let flag = query.redFlags.first, flag.urgency == .emergency {
      return .emergency(family: flag.family, probability: 0.97)
    }
    let emergency = query.categories[DialogueCategory.emergency.index]
    let limit =
      self.manifest.parameters.medicalSpecialization
      ? Threshold.emergency : Threshold.plainEmergency
    if emergency >= limit { return .emergency(family: nil, probability: emergency) }
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
      guard let family else { return entry.families.isEmpty ? 0 : -0.1 }
      guard entry.families.contains(family) else { return nil }
      return entry.families.count == 1 ? 0.1 : 0
    }
    let trusted = candidate.flatMap { $0.similarity >= Threshold.emergencySimilarity ? $0 : nil }
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
      return self.categoryBonus(entry, query)
    }
    let trusted = candidate.flatMap { $0.similarity >= Threshold.handoff ? $0 : nil }
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
      let opening: Float = entry.opening == query.isOpening ? 0.05 : -0.05
      return self.categoryBonus(entry, query).map { $0 + opening }
    }
    let probability = query.categories[category.index]
    let confidence = candidate.map { (probability * max(0, $0.similarity)).squareRoot() } ?? 0
    guard let candidate, confidence >= Threshold.handoff else {
      return DialogueReply(
        content: SafeReply.handoff(category), category: category, disposition: .handoff,
        confidence: Double(confidence), sourceRecordIDs: [], redFlags: [], promptTokens: 0,
        completionTokens: 0)
    }
    let entry = self.index.entries[candidate.entry]
    return DialogueReply(
      content: entry.text, category: category, disposition: entry.disposition,
      confidence: Double(min(1, confidence)), sourceRecordIDs: entry.recordIDs, redFlags: [],
      promptTokens: 0, completionTokens: 0)
  }

  private func best(
    _ query: Query, bonus: (ReplyEntry) -> Float?
  ) -> ReplyIndex.Candidate? {
    self.index.best(
      words: query.retrievalBag, lastStems: query.lastStems, saidStems: query.saidStems,
      vector: query.contextVector,
      bonus: bonus)
  }

  /// A reply of an improbable category is out; otherwise its probability counts a little.
  private func categoryBonus(_ entry: ReplyEntry, _ query: Query) -> Float? {
    guard let category = entry.category else { return -0.1 }
    let probability = query.categories[category.index]
    guard category == query.likeliestOrdinaryCategory || probability >= 0.25 else { return nil }
    return 0.3 * probability
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
