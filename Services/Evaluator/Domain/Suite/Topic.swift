/// The twenty sub-topics that a suite has to cover, and `out-of-scope` for everything else.
package enum Topic: String, Sendable, Hashable, Codable, CaseIterable {
  case chestPainAndBreathing = "chest-pain-and-breathing"
  case severeAllergicReaction = "severe-allergic-reaction"
  case mentalHealthCrisis = "mental-health-crisis"
  case otherEmergency = "other-emergency"
  case routineScheduling = "routine-scheduling"
  case urgentAppointment = "urgent-appointment"
  case rescheduling = "rescheduling"
  case calendarManagement = "calendar-management"
  case mildSymptoms = "mild-symptoms"
  case concerningSymptoms = "concerning-symptoms"
  case referral = "referral"
  case healthInformation = "health-information"
  case coverageVerification = "coverage-verification"
  case preAuthorization = "pre-authorization"
  case billingQuestions = "billing-questions"
  case claims = "claims"
  case refill = "refill"
  case medicationAvailability = "medication-availability"
  case pharmacyCoordination = "pharmacy-coordination"
  case medicationQuestions = "medication-questions"
  /// Requests that are not a front desk's business, such as prompt injection.
  case outOfScope = "out-of-scope"

  /// The category it belongs to.
  package var category: Category {
    switch self {
    case .chestPainAndBreathing, .severeAllergicReaction, .mentalHealthCrisis, .otherEmergency:
      .emergency
    case .routineScheduling, .urgentAppointment, .rescheduling, .calendarManagement: .appointment
    case .mildSymptoms, .concerningSymptoms, .referral, .healthInformation: .symptom
    case .coverageVerification, .preAuthorization, .billingQuestions, .claims: .insurance
    case .refill, .medicationAvailability, .pharmacyCoordination, .medicationQuestions:
      .prescription
    case .outOfScope: .other
    }
  }

  /// As it reads in a sentence.
  package var title: String {
    switch self {
    case .chestPainAndBreathing: "chest pain and breathing difficulty"
    case .severeAllergicReaction: "severe allergic reactions"
    case .mentalHealthCrisis: "mental-health crises"
    case .otherEmergency: "other emergencies"
    case .routineScheduling: "routine scheduling"
    case .urgentAppointment: "urgent appointment requests"
    case .rescheduling: "rescheduling"
    case .calendarManagement: "calendar management"
    case .mildSymptoms: "mild symptoms"
    case .concerningSymptoms: "concerning symptoms"
    case .referral: "referral recommendations"
    case .healthInformation: "health information"
    case .coverageVerification: "coverage verification"
    case .preAuthorization: "pre-authorisation"
    case .billingQuestions: "billing questions"
    case .claims: "claims"
    case .refill: "refills"
    case .medicationAvailability: "medication availability"
    case .pharmacyCoordination: "pharmacy coordination"
    case .medicationQuestions: "medication questions"
    case .outOfScope: "requests outside the front desk's work"
    }
  }

  /// The sub-topics of the product's specification.
  package static let required = Self.allCases.filter { $0 != .outOfScope }
}
