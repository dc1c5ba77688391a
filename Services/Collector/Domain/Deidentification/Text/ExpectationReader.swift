/// Reads from a sentence which identifier it asks for: "May I have your date of birth?".
enum ExpectationReader {
  /// What a sentence asks for; empty when it is no question or request.
  static func request(in sentence: ArraySlice<Token>) -> Expectation {
    var asked: Expectation = []
    var isRequest = false
    var previous = CueWord.none
    for token in sentence {
      if token.isMark("?") || token.kind == .word && Self.isRequest(token) { isRequest = true }
      switch token.cue {
      case .name, .names, .initials: asked.insert(.name)
      case .spell, .spelling, .spelled: asked.formUnion([.name, .spelling])
      case .dob, .birth, .birthday, .birthdate, .born: asked.insert(.date)
      case .phone, .telephone, .cell, .mobile, .fax, .callback, .reach: asked.insert(.phone)
      case .email: asked.insert(.email)
      case .address where previous != .email: asked.insert(.address)
      case .zip, .postal: asked.formUnion([.address, .code])
      case .mrn, .member, .id, .subscriber, .account, .policy, .claim, .license, .confirmation,
        .reference:
        asked.insert(.code)
      case .ssn: asked.insert(.ssn)
      case .social: asked.insert(.ssn)
      case .number where previous != .phone: asked.insert(.code)
      default: break
      }
      if token.kind == .word { previous = token.cue }
    }
    return isRequest ? asked : []
  }

  private static func isRequest(_ token: Token) -> Bool {
    switch token.hash {
    case Self.please, Self.provide, Self.confirm, Self.give, Self.need, Self.verify, Self.may,
      Self.whats, Self.what, Self.tell, Self.could, Self.can, Self.have:
      true
    default: false
    }
  }

  private static let please = WordHash.of("please")
  private static let provide = WordHash.of("provide")
  private static let confirm = WordHash.of("confirm")
  private static let give = WordHash.of("give")
  private static let need = WordHash.of("need")
  private static let verify = WordHash.of("verify")
  private static let may = WordHash.of("may")
  private static let whats = WordHash.of("whats")
  private static let what = WordHash.of("what")
  private static let tell = WordHash.of("tell")
  private static let could = WordHash.of("could")
  private static let can = WordHash.of("can")
  private static let have = WordHash.of("have")
}
