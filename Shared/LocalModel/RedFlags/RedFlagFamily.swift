/// A family of emergencies that share their first advice.
public enum RedFlagFamily: String, Hashable, Sendable, Codable, CaseIterable {
  /// Heart attack, dangerous heart rhythm, aorta.
  case cardiac
  /// Trouble breathing, choking.
  case breathing
  /// Stroke.
  case stroke
  /// Anaphylaxis.
  case anaphylaxis
  /// Suicide, self-harm, harm to others.
  case selfHarm = "self_harm"
  /// Something taken with the wish to die: self-harm and poisoning in one turn.
  case overdose
  /// Overdose, poisoning, wrong dose.
  case poisoning
  /// Bleeding that does not stop, or is inside.
  case bleeding
  /// Unconsciousness, seizure, new confusion.
  case unconscious
  /// Danger signs of babies.
  case infant
  /// Danger signs of pregnancy and after birth.
  case pregnancy
  /// Sudden worst headache, meningitis.
  case headache
  /// Sepsis.
  case sepsis
  /// Diabetic emergencies.
  case diabetic
  /// Injuries, burns, heat, cold, drowning, eyes.
  case injury
  /// Sudden severe pain in belly, back or testicle, and other conditions where hours count.
  case acute
}
