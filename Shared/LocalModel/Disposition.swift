/// What the front desk does with a turn besides answering it.
public enum Disposition: String, Hashable, Sendable, Codable, CaseIterable {
  /// The assistant answers by itself.
  case answer
  /// The patient is told to call 911, 988 or Poison Control, or to go to an emergency room.
  case escalateEmergency = "escalate_emergency"
  /// A nurse or clinician must look at it the same day.
  case escalateClinician = "escalate_clinician"
  /// The staff of the front desk takes over.
  case handoff

  /// Position in the label order of artefacts; never changes within a format version.
  package var index: Int {
    switch self {
    case .answer: 0
    case .escalateEmergency: 1
    case .escalateClinician: 2
    case .handoff: 3
    }
  }

  /// Whether somebody besides the assistant is involved because of medical urgency.
  public var isEscalation: Bool {
    switch self {
    case .escalateEmergency, .escalateClinician: true
    case .answer, .handoff: false
    }
  }
}
