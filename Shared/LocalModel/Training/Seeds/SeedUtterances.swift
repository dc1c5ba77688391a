/// What patients of any front desk say, written for this product: prior knowledge that the medical
/// specialisation adds to the training conversations, so that a small dataset does not have to teach
/// that a refill is a prescription matter.
///
/// They train the heads only, and are all that the topic head learns from. No reply comes from them,
/// and they are never validated on.
package enum SeedUtterances {
  /// How much an utterance counts beside a real conversation.
  private static let weight = 0.5

  /// The utterances as examples.
  package static var examples: [TrainingExample] {
    DialogueTopic.allCases.flatMap { topic in
      self.utterances(of: topic).enumerated().map { number, text in
        var example = TrainingExample(
          recordID: "seed-\(topic.rawValue)-\(number)", category: topic.category,
          messages: [DialogueMessage(role: .user, content: text)], quality: self.weight)
        example.topic = topic
        return example
      }
    }
  }

  private static func utterances(of topic: DialogueTopic) -> [String] {
    switch topic {
    case .emergency: self.emergency
    case .routineScheduling: self.routineScheduling
    case .urgentAppointment: self.urgentAppointment
    case .rescheduling: self.rescheduling
    case .calendarManagement: self.calendarManagement
    case .mildSymptoms: self.mildSymptoms
    case .concerningSymptoms: self.concerningSymptoms
    case .referral: self.referral
    case .healthInformation: self.healthInformation
    case .coverageVerification: self.coverageVerification
    case .preAuthorization: self.preAuthorization
    case .billingQuestions: self.billingQuestions
    case .claims: self.claims
    case .refill: self.refill
    case .medicationAvailability: self.medicationAvailability
    case .pharmacyCoordination: self.pharmacyCoordination
    case .medicationQuestions: self.medicationQuestions
    case .other: self.other
    }
  }
}
