/// Courtesy and its opposite, and text that is no conversation.
enum Manners {
  static let courteous = PhraseSet([
    "please", "thank|thanks", "sorry", "happy|glad|pleased .. help|to|you", "of course",
    "certainly", "absolutely",
    "youre welcome", "welcome", "take care", "no problem", "good morning|afternoon|evening",
    "hi|hello",
    "i understand", "understand", "appreciate", "let me", "i can|will|would", "ill", "well",
    "we can|will", "sure",
    "gladly", "i hear you", "great", "would you", "could you", "may i", "id be", "feel better",
    "got it",
    "good question|idea|catch|call|thinking|to", "right here", "stay", "call 911", "lets",
  ])

  static let rude = PhraseSet([
    "google it", "not my problem|job", "shut up", "stupid|idiot|dumb|moron", "who cares",
    "deal with it",
    "figure it out", "look it up yourself|online", "stop calling", "like i said",
    "your fault|problem",
    "dont handle|do that|this|those", "dont handle", "just wait",
    "nothing .. we|i can do", "cant help you", "i guess", "idk", "beats me", "need to calm down",
    "go away", "no idea",
    "call back later|tomorrow|monday",
  ])

  static let profane = PhraseSet([
    "fuck|fucking|fucked|shit|shitty|bullshit|bitch|asshole", "bastard|cunt|dick|motherfucker",
    "goddamn|slut|whore",
  ])

  /// Text that speaks to whoever trains or judges the model instead of the assistant.
  static let injections = PhraseSet([
    "ignore|disregard|forget .. previous|prior|above|all .. instructions|instruction|prompt|rules",
    "system prompt", "you are now", "as .. evaluator|judge|grader",
    "rate|score this conversation|answer|response",
    "output .. score|1.0|perfect", "jailbreak", "developer mode",
  ])
}
