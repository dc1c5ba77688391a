extension SafeReply {
  /// What to say first to a request of this topic when no trained reply fits it: takes the request
  /// up, asks for what is needed, and says what happens next. Gives no advice that could be about
  /// something else.
  public static func opening(_ topic: DialogueTopic) -> String {
    switch topic {
    case .emergency: self.emergency(nil)
    case .routineScheduling, .urgentAppointment, .rescheduling, .calendarManagement:
      self.aboutVisits(topic)
    case .mildSymptoms, .concerningSymptoms, .referral, .healthInformation:
      self.aboutHealth(topic)
    case .coverageVerification, .preAuthorization, .billingQuestions, .claims:
      self.aboutMoney(topic)
    case .refill, .medicationAvailability, .pharmacyCoordination, .medicationQuestions:
      self.aboutMedicines(topic)
    case .other: self.handoff(.other)
    }
  }

  private static func aboutVisits(_ topic: DialogueTopic) -> String {
    switch topic {
    case .urgentAppointment:
      "I can look for the first opening today or tomorrow. Please tell me your full name and date of "
        + "birth, what is wrong and when it started. If it gets worse, or you have chest pain or "
        + "trouble breathing, call 911 right away."
    case .rescheduling:
      "I can help you change your visit. Please tell me your full name and date of birth, which visit "
        + "it is, and whether you want to move it or cancel it. If you want a new time, which days and "
        + "times suit you?"
    case .calendarManagement:
      "I can look that up in the schedule for you. Please tell me your full name and date of birth, "
        + "which visit it is about, and how we may reach you."
    default:
      "I would be glad to find you a visit. Please tell me your full name and date of birth, the "
        + "reason for the visit, and which days and times suit you best."
    }
  }

  private static func aboutHealth(_ topic: DialogueTopic) -> String {
    switch topic {
    case .concerningSymptoms:
      "Thank you for telling me; a nurse should hear about this today. Please give me your full name, "
        + "date of birth and a number to reach you, and tell me when it started and how it is now. If "
        + "it gets worse, or you have chest pain or trouble breathing, call 911 right away."
    case .referral:
      "I can look into the referral with your clinician's team. Please tell me your full name and date "
        + "of birth, which specialist it is for and the reason, and the name of your insurance plan, "
        + "since some plans ask for an approval first."
    case .healthInformation:
      "I can pass that question to your clinician, who knows what is recommended for you. Please tell "
        + "me your full name and date of birth and, if it is about a test or a vaccine, which one and "
        + "when. We can also book a visit to talk it over."
    default:
      "I am sorry you are not feeling well. Please tell me when it started, how it is now and whether "
        + "you have a fever; I can ask a nurse about home care or find you a visit. If it gets worse, "
        + "tell us the same day. If you have chest pain or trouble breathing, call 911."
    }
  }

  private static func aboutMoney(_ topic: DialogueTopic) -> String {
    switch topic {
    case .preAuthorization:
      "I can check where the authorization stands. Please tell me your full name and date of birth, "
        + "your plan name and member ID, and which test, treatment or medicine it is for. Our team "
        + "sends the plan the medical notes; the plan then decides."
    case .billingQuestions:
      "I can have our billing team look at that with you. Please tell me your full name and date of "
        + "birth, the date of the visit and what the statement says. If paying is hard, they can also "
        + "talk about a payment plan or financial assistance."
    case .claims:
      "I can ask our billing team to check that claim. Please tell me your full name and date of "
        + "birth, the date of the visit, your plan name and member ID, and the reason that the letter "
        + "gives, if you have one. They can correct and resend it or help you appeal."
    default:
      "I can check your coverage with the plan. Please tell me the plan name and the member ID on your "
        + "insurance card, your full name and date of birth, and which visit or service it is for. "
        + "The plan makes the final decision on what it pays."
    }
  }

  private static func aboutMedicines(_ topic: DialogueTopic) -> String {
    switch topic {
    case .medicationAvailability:
      "I can help look for a way to get it. Please tell me your full name and date of birth, the name "
        + "of the medicine, your pharmacy and how many days you have left. We can ask other pharmacies, "
        + "and your clinician can say if there is another option."
    case .pharmacyCoordination:
      "I can sort that out with the pharmacy. Please tell me your full name and date of birth, the "
        + "name of the medicine, and which pharmacy should have it, with its street or town. We will "
        + "check the prescription and send it again if needed."
    case .medicationQuestions:
      "That is a question for a nurse or pharmacist, and I will pass it on today. Please tell me your "
        + "full name and date of birth, the name of the medicine and what you noticed. Keep to what "
        + "the label says until they call. If you have trouble breathing or swelling, call 911."
    default:
      "I can send that refill request to your clinician. Please tell me your full name and date of "
        + "birth, the name of the medicine, your pharmacy and how many days you have left."
    }
  }
}
