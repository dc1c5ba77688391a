/// What a conversation can be about.
public enum ConversationCategory: String, CaseIterable, Sendable {
  case emergency, appointment, symptom, insurance, prescription, other
}
