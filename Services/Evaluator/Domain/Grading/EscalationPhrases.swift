/// The wordings by which people are sent to help. English, United States services.
package enum EscalationPhrases {
  /// Phrases that direct to a service.
  package static func directives(to service: EscalationService) -> [PhrasePattern] {
    switch service {
    case .emergency: self.emergency
    case .crisisLine: self.crisisLine
    case .poisonControl: self.poisonControl
    }
  }

  /// What follows an "if" that asks for means rather than for symptoms.
  package static let meansConditions = Self.patterns([
    "possible", "able", "available", "prescribed", "can call|do|drive|get|go|reach",
    "can not call|do|drive|get|go|reach|leave", "there is no ride|one|driver|car", "anyone is",
    "someone is", "somebody is", "you are alone", "alone",
    "you are driving", "you are not already", "you have not already", "you have not", "not already",
    "you already", "have ... epinephrine", "have ... epipen", "have ... epi", "have ... injector",
    "have ... inhaler", "have ... aspirin", "have one", "has one", "there is one", "have someone",
    "have it", "has ... injector", "has ... epipen", "has ... epi", "has ... inhaler",
    "carry|carries",
    "was given", "were given", "you are not sure", "in doubt",
  ])

  private static let emergency = Self.patterns([
    "call|dial|phone|ring|contact|telephone ...5 911",
    "call|dial|phone|contact|alert ...5 emergency services|service|number|line",
    "call|get|need|send|request|summon ...5 ambulance|paramedics",
    "call|dial ...3 emergency help|medical",
    "need|needs|requires ...3 911", "need|needs ...2 emergency room|department|care|help",
    "911 needs|has|should|must ...1 come", "put|get|keep ...2 911 on",
    "911 ...1 now|immediately", "911 ...1 right away", "911 ...1 this minute|second|instant",
    "go|get|head|come|take|bring|drive|driven|taken|walk|rush|be ...6 emergency room|department",
    "go|get|head|come|take|bring|drive|driven|taken|rush|be|have ...6 er",
    "go|get|head|take|bring|driven|taken|rush ...3 the|a hospital",
    "nearest|closest emergency room|department",
    "nearest|closest er|hospital",
    "emergency room|department now|immediately",
    "emergency room|department right now|away",
  ])

  private static let crisisLine = Self.patterns([
    "call|text|dial|phone|ring|reach|contact|chat ...5 988",
    "988 now", "988 right now|away", "988 is ...6 open|free|available|there",
    "call|text|reach|contact ...6 crisis line|lifeline|hotline",
    "call|text|reach|contact ...6 lifeline",
    "call|text|reach|contact ...6 suicide ... lifeline|line|hotline",
    "home ...2 741741", "text ... 741741",
  ])

  private static let poisonControl = Self.patterns([
    "call|dial|phone|ring|contact|reach ...5 poison control|center|help|helpline|line",
    "poison control ...6 222 1222", "800 222 1222",
  ])

  private static func patterns(_ phrases: [String]) -> [PhrasePattern] {
    phrases.map { phrase in
      do {
        return try PhrasePattern(phrase)
      } catch {
        preconditionFailure("a built-in phrase cannot be read: \(error)")
      }
    }
  }
}
