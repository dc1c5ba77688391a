/// What a conversation is about within its category.
///
/// No training data says it: the topic head learns it from the seed utterances alone, so it exists
/// only with the medical specialisation. It keeps replies on the patient's subject and chooses the
/// fixed reply when no trained one fits.
public enum DialogueTopic: String, Hashable, Sendable, Codable, CaseIterable {
  /// Anything that cannot wait.
  case emergency
  /// Booking a visit that has time.
  case routineScheduling = "routine_scheduling"
  /// Being seen today or soon.
  case urgentAppointment = "urgent_appointment"
  /// Moving, cancelling or missing a visit.
  case rescheduling
  /// When a visit is, reminders, series, the waiting list.
  case calendarManagement = "calendar_management"
  /// Complaints that can be looked after at home or in a routine visit.
  case mildSymptoms = "mild_symptoms"
  /// Complaints that a clinician must look at soon.
  case concerningSymptoms = "concerning_symptoms"
  /// Referrals to specialists.
  case referral
  /// Vaccines, screening, tests, values.
  case healthInformation = "health_information"
  /// What a plan covers, and which plans are taken.
  case coverageVerification = "coverage_verification"
  /// Approvals that a plan asks for.
  case preAuthorization = "pre_authorization"
  /// Bills and paying them.
  case billingQuestions = "billing_questions"
  /// Claims and their denial.
  case claims
  /// More of a medicine that is taken already.
  case refill
  /// Medicines that are not to be had, or too dear.
  case medicationAvailability = "medication_availability"
  /// What goes between the clinic and a pharmacy.
  case pharmacyCoordination = "pharmacy_coordination"
  /// How to take a medicine, and what it does.
  case medicationQuestions = "medication_questions"
  /// Records, hours, directions, small talk.
  case other

  /// The category it belongs to.
  public var category: DialogueCategory {
    switch self {
    case .emergency: .emergency
    case .routineScheduling, .urgentAppointment, .rescheduling, .calendarManagement: .appointment
    case .mildSymptoms, .concerningSymptoms, .referral, .healthInformation: .symptom
    case .coverageVerification, .preAuthorization, .billingQuestions, .claims: .insurance
    case .refill, .medicationAvailability, .pharmacyCoordination, .medicationQuestions:
      .prescription
    case .other: .other
    }
  }

  /// Position in the label order of artefacts; never changes within a format version.
  package var index: Int { Self.positions[self] ?? 0 }

  private static let positions = Dictionary(
    uniqueKeysWithValues: Self.allCases.enumerated().map { ($1, $0) })

  /// The topics' probabilities, given how likely each category is besides.
  ///
  /// - Parameters:
  ///   - topics: What the topic head says, by `index`.
  ///   - categories: How likely each category is, by its index; need not add up to one.
  package static func posterior(_ topics: [Float], categories: [Float]) -> [Float] {
    let products = Self.allCases.map { topics[$0.index] * categories[$0.category.index] }
    let total = products.reduce(0, +)
    return total > 0 ? products.map { $0 / total } : topics
  }

  /// The same for a conversation whose category is known.
  package static func posterior(_ topics: [Float], category: DialogueCategory?) -> [Float] {
    guard let category else { return topics }
    return self.posterior(
      topics, categories: DialogueCategory.allCases.map { $0 == category ? 1 : 0 })
  }
}
