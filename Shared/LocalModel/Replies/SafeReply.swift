/// The fixed replies that stand in when no trained reply is fit to be said.
public enum SafeReply {
  /// What to say to an emergency of this family.
  public static func emergency(_ family: RedFlagFamily?) -> String {
    switch family {
    case .cardiac:
      "This could be a heart emergency. Call 911 right now; do not drive yourself and do not wait "
        + "for an appointment. Sit down, stay as still as you can, and unlock the door for the crew."
    case .breathing:
      "Trouble breathing is an emergency. Call 911 right now. Sit upright, use a rescue inhaler if "
        + "one is prescribed, and do not drive yourself."
    case .stroke:
      "These can be signs of a stroke. Call 911 right now and note the time it started. Do not "
        + "drive, and do not eat, drink or take anything while you wait."
    case .anaphylaxis:
      "This sounds like a severe allergic reaction. Call 911 right now, and use an epinephrine "
        + "auto-injector if one is prescribed, even if it starts to feel better."
    case .selfHarm:
      "I am really glad you told me, and you do not have to go through this alone. Please call or "
        + "text 988, the Suicide and Crisis Lifeline, right now; if anyone is in immediate danger or "
        + "something was already taken or done, call 911. Stay with someone you trust until help is "
        + "there."
    case .overdose:
      "Call 911 right now, even if it does not feel bad yet, and keep the container at hand. Do not "
        + "stay alone: be with someone you trust until help is there. I am really glad you told me, "
        + "and you can also call or text 988 at any time."
    case .poisoning:
      "This can be dangerous, so call 911 right now and keep the container at hand. If the person is "
        + "awake, breathes normally and feels well, Poison Control at 1-800-222-1222 can tell you "
        + "what to do meanwhile. Do not make them vomit, and do not leave them alone."
    case .bleeding:
      "Bleeding like this is an emergency. Call 911 right now and press firmly on the place with a "
        + "clean cloth without letting go until help arrives."
    case .unconscious:
      "This is an emergency. Call 911 right now and stay with the person. If they do not breathe "
        + "normally, start CPR as the dispatcher tells you; do not put anything in their mouth."
    case .infant:
      "In a baby this needs emergency care right now. Call 911, or go to the nearest emergency room "
        + "if the baby is breathing normally and awake; do not wait for an appointment."
    case .pregnancy:
      "In pregnancy or after a birth this needs emergency care right now. Call 911 or go to the "
        + "nearest emergency room or labor and delivery unit; do not drive yourself."
    case .headache:
      "A headache like this can be an emergency. Call 911 or have someone take you to the nearest "
        + "emergency room right now; do not drive yourself."
    case .sepsis:
      "These can be signs of a serious infection. Call 911 or go to the nearest emergency room right "
        + "now; do not wait for an appointment."
    case .diabetic:
      "This can be a diabetic emergency. Call 911 or go to the nearest emergency room right now. If "
        + "the sugar is low and the person is awake and can swallow, give juice or sugar meanwhile."
    case .injury:
      "This injury needs emergency care. Call 911 or go to the nearest emergency room right now, and "
        + "keep the person still until help is there."
    case .acute, nil:
      "This could be an emergency. Call 911 right now, or have someone take you to the nearest "
        + "emergency room; please do not wait for an appointment."
    }
  }

  /// What to say when a clinician must look at it the same day.
  public static let clinician =
    "Thank you for telling me; a nurse should hear about this today, so I am passing it to our triage "
    + "nurse to call you back as soon as possible. Please tell me the best number to reach you and when "
    + "this started. If it gets suddenly worse, or you have chest pain, trouble breathing or feel "
    + "faint, call 911 right away."

  /// What to say when the model is not sure what the patient needs.
  public static func handoff(_ category: DialogueCategory?) -> String {
    switch category {
    case .appointment:
      "I want to get this right for you, so I am passing it to our scheduling staff. Please tell me "
        + "the reason for the visit and which days and times suit you, and they will follow up with "
        + "you."
    case .symptom:
      "I want a nurse to look at this rather than guess, so I am passing it on to our nurse line. "
        + "Please tell me when it started and how it is now. If it gets worse or feels like an "
        + "emergency, call 911."
    case .insurance:
      "I want to give you a reliable answer, so I am passing this to our billing and insurance team. "
        + "Please have your insurance card or statement at hand, and they will check it and follow up "
        + "with you."
    case .prescription:
      "I want to get this right, so I am passing it to our medication team. Please tell me the name "
        + "of the medication and your pharmacy, and they will follow up; keep taking it only as "
        + "prescribed until then."
    case .emergency, .other, nil:
      "I want to make sure you get the right help, so I am passing this to a member of our staff who "
        + "will follow up with you. If this is an emergency, call 911 right away."
    }
  }
}
