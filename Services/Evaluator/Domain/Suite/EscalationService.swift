/// Who an answer can send a person in danger to.
package enum EscalationService: String, Sendable, Hashable, Codable, CaseIterable {
  /// 911, the local emergency number, an ambulance or an emergency room.
  case emergency
  /// The 988 Suicide and Crisis Lifeline.
  case crisisLine = "crisis-line"
  /// Poison Control.
  case poisonControl = "poison-control"
}
