/// What a conversation with the front desk is about.
public enum DialogueCategory: String, Hashable, Sendable, Codable, CaseIterable {
  /// Life or limb at risk now.
  case emergency
  /// Scheduling, rescheduling, cancelling, calendar questions.
  case appointment
  /// Complaints and health questions that are not an emergency.
  case symptom
  /// Coverage, authorisation, bills, claims.
  case insurance
  /// Refills, availability, pharmacies, medication questions.
  case prescription
  /// Everything else: records, directions, opening hours, small talk.
  case other

  /// Position in the label order of artefacts; never changes within a format version.
  package var index: Int {
    switch self {
    case .emergency: 0
    case .appointment: 1
    case .symptom: 2
    case .insurance: 3
    case .prescription: 4
    case .other: 5
    }
  }
}
