/// What patients of any front desk say, written for this product: prior knowledge that the medical
/// specialisation adds to the training conversations, so that a small dataset does not have to teach
/// that a refill is a prescription matter.
///
/// They train the heads only. No reply comes from them, and they are never validated on.
package enum SeedUtterances {
  /// How much an utterance counts beside a real conversation.
  private static let weight = 0.5

  /// The utterances as examples.
  package static var examples: [TrainingExample] {
    DialogueCategory.allCases.flatMap { category in
      self.utterances(of: category).enumerated().map { number, text in
        TrainingExample(
          recordID: "seed-\(category.rawValue)-\(number)", category: category,
          messages: [DialogueMessage(role: .user, content: text)], quality: self.weight)
      }
    }
  }

  private static func utterances(of category: DialogueCategory) -> [String] {
    switch category {
    case .emergency: self.emergency
    case .appointment: self.appointment
    case .symptom: self.symptom
    case .insurance: self.insurance
    case .prescription: self.prescription
    case .other: self.other
    }
  }

  private static let emergency = [
    "I have crushing chest pain going down my left arm and I am sweating",
    "my husband collapsed and he is not breathing",
    "I can't catch my breath and my lips are turning blue",
    "she can't talk right and one side of her face is drooping",
    "my throat is closing up after eating peanuts, I have hives everywhere",
    "I want to kill myself, I have the pills in front of me",
    "I don't want to be alive anymore and I have a plan for tonight",
    "my toddler drank bleach from under the sink",
    "he took the whole bottle of pills and won't wake up",
    "the bleeding won't stop, it is soaking through the towels",
    "my baby is limp and not responding to me",
    "I am pregnant and bleeding heavily with bad cramps",
    "worst headache of my life, it came on all of a sudden",
    "my dad is having a seizure right now on the floor",
    "my mother is suddenly confused and can't move her right arm",
    "I think I am having a heart attack",
    "he fell off a ladder, hit his head and passed out",
    "my blood sugar reads HI and I keep vomiting and breathing fast",
    "high fever, shaking, clammy skin and he is talking nonsense",
    "the inhaler is not working and she can only say one word at a time",
    "I cut my finger off with a saw",
    "someone here overdosed, his skin is gray",
    "my newborn has a fever of 101 and will not feed",
    "sudden loss of vision in one eye and numbness on my left side",
  ]

  private static let appointment = [
    "I'd like to make an appointment with my doctor",
    "can I schedule a checkup for next week",
    "I need to book an annual physical",
    "what is your next available appointment",
    "can I get in to see someone today, it is urgent",
    "do you have any same day openings",
    "I need to reschedule my appointment to another day",
    "can I move my visit from the morning to the afternoon",
    "I have to cancel my appointment tomorrow",
    "when is my next appointment, what time should I be there",
    "I'm running late for my visit, will you still see me",
    "can you send me a reminder of my appointment",
    "I missed my appointment, how do I get a new one",
    "I'm a new patient and want to set up a first visit",
    "I want to book a flu shot for my kids",
    "can I do a video visit instead of coming in",
    "please put me on the waitlist for an earlier slot",
    "my daughter needs a sports physical before school starts",
    "which days is the doctor in the office, I want a late afternoon time",
    "I need a follow up visit after my surgery",
    "can you confirm my appointment for Monday",
    "I'd like to change my appointment time please",
    "book me with the dermatologist as soon as possible",
    "how long is the wait for a new patient appointment",
  ]

  private static let symptom = [
    "I've had a sore throat and a runny nose for two days",
    "my back has been hurting since I lifted some boxes",
    "I have a mild headache, what can I do for it",
    "there is an itchy rash on my arm that comes and goes",
    "my son has a low fever and a cough, should I be worried",
    "I've been feeling tired all the time lately",
    "my stomach has been upset since yesterday",
    "my knee is swollen after running, do I need to get it checked",
    "I have burning when I pee, is that an infection",
    "I've had a cough for three weeks that won't go away",
    "I found a lump in my neck, should someone look at it",
    "do I need a referral to see a specialist for my joint pain",
    "should I see a neurologist about my migraines",
    "what is a normal blood pressure for my age",
    "is this cold contagious and when can I go back to work",
    "I twisted my ankle and it is bruised but I can walk",
    "what are the symptoms of the flu and how is it treated",
    "I feel dizzy when I stand up quickly",
    "my seasonal allergies are really bad, my eyes itch",
    "how much sleep should a teenager get",
    "my toddler has an ear ache and is fussy",
    "I've been feeling anxious and can't sleep well",
    "heartburn after every meal, what could help",
    "a mole on my back looks different than before",
  ]

  private static let insurance = [
    "do you take my insurance",
    "does my plan cover an MRI",
    "is the doctor in network with Aetna",
    "I need prior authorization for a procedure",
    "has my preauthorization been approved yet",
    "I got a bill I don't understand, can you explain the charge",
    "why was I charged twice for the same visit",
    "how much is my copay for a specialist",
    "my claim was denied, what should I do",
    "I want to appeal a claim denial",
    "can I set up a payment plan for my balance",
    "I have new insurance and need to update my card",
    "do you accept Medicare or Medicaid",
    "what will I owe out of pocket, I have a high deductible",
    "can you send me an itemized bill",
    "I lost my job and have no insurance, is there financial help",
    "the insurance says the claim was never submitted",
    "please verify my coverage before my visit",
    "I need a superbill to get reimbursed",
    "is my lab work covered by my plan",
    "my explanation of benefits does not match your bill",
    "I paid my bill but it still shows a balance due",
  ]

  private static let prescription = [
    "I need a refill of my blood pressure medication",
    "can you renew my prescription, I have no refills left",
    "I'm almost out of my pills, please send it to my pharmacy",
    "the pharmacy says they never got my prescription",
    "my medication is out of stock everywhere",
    "can you send my prescription to a different pharmacy",
    "is there a generic for this medicine",
    "what are the side effects of this drug",
    "can I take ibuprofen with my other medications",
    "I missed a dose, should I take two",
    "should this medicine be taken with food",
    "I need a ninety day supply sent to mail order",
    "when will my prescription be ready for pick up",
    "I lost my pills on a trip, can I get an early refill",
    "my inhaler is empty and I need a new one",
    "the pharmacy needs the doctor to approve my refill",
    "can I stop taking my antibiotic if I feel better",
    "my dose was changed but the bottle shows the old one",
    "can I drink alcohol with this medication",
    "is it safe to take this while pregnant",
    "the pharmacist said my doctor has to call them",
    "I'd like to switch to a cheaper medication",
  ]

  private static let other = [
    "what are your opening hours",
    "where are you located and is there parking",
    "how do I get a copy of my medical records",
    "I can't log in to the patient portal",
    "can you fax a form to my employer",
    "I need a work note for the days I was sick",
    "thank you so much, goodbye",
    "hello, is anyone there",
    "am I talking to a real person",
    "I'd like to update my phone number and address",
    "I want to make a complaint about the front desk",
    "do you have an interpreter",
    "is the building wheelchair accessible",
    "are you open on the holiday",
    "who do I ask about a job at the clinic",
    "what's the weather like today",
    "tell me a joke",
    "wrong number, sorry",
    "are my test results back yet",
    "please fill out my disability paperwork",
  ]
}
