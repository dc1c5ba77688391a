/// A word that says what the number or code after it is.
struct CodeCue {
  var kind: IdentifierKind
  /// Whether the word names an identifier itself ("MRN", "member ID") or only something that has
  /// one ("insurance"), which may stand before amounts and counts too.
  var isStrong: Bool
  /// Index of the cue's last token.
  var index: Int

  /// Follows the tokens of a text and keeps the cue that is in force.
  struct Tracker {
    private(set) var current: CodeCue?
    private var subject: IdentifierKind?
    private var subjectIndex = -10

    /// How many tokens a cue reaches.
    private static let reach = 9

    /// The cue in force at a token.
    func cue(at index: Int) -> CodeCue? {
      guard let current, index - current.index <= Self.reach else { return nil }
      return current
    }

    /// Takes the next token into account.
    mutating func advance(_ index: Int, _ text: TokenizedText) {
      let token = text[index]
      // A heading ("MRN:") still speaks for what follows, and so does "No." for its number.
      let isHeaded =
        text[index - 1].isMark(":")
        || text[index - 1].isMark(".") && text[index - 2].cue == .no
      if token.startsSentence, !isHeaded { self.current = nil }
      guard token.kind == .word else {
        if token.isMark("#") { self.number(index) }
        return
      }
      if let kind = Self.identifier(token.cue) {
        self.current = CodeCue(kind: kind, isStrong: true, index: index)
        self.subject = kind
        self.subjectIndex = index
      } else if let kind = Self.owner(token.cue) {
        self.subject = kind
        self.subjectIndex = index
        self.current = CodeCue(kind: kind, isStrong: false, index: index)
      } else if Self.isNumberWord(token.cue) {
        self.number(index)
      } else if token.cue == .ending || token.cue == .ends || token.cue == .digits {
        let kind = index - self.subjectIndex <= Self.reach ? self.subject : nil
        self.current = CodeCue(kind: kind ?? .other, isStrong: true, index: index)
      } else if (token.cue == .four || text[index].kind == .number) && text[index - 1].cue == .last
      {
        self.current = CodeCue(kind: self.subject ?? .other, isStrong: true, index: index)
      }
    }

    /// "number", "ID" or "#": makes what was named before it strong.
    private mutating func number(_ index: Int) {
      let isNear = index - self.subjectIndex <= 4
      self.current = CodeCue(
        kind: isNear ? self.subject ?? .other : .other, isStrong: true, index: index)
    }

    private static func isNumberWord(_ cue: CueWord) -> Bool {
      switch cue {
      case .number, .numbers, .num, .no, .id, .identifier, .code, .pin: true
      default: false
      }
    }

    /// Words that name an identifier by themselves.
    private static func identifier(_ cue: CueWord) -> IdentifierKind? {
      switch cue {
      case .mrn: .medicalRecordNumber
      case .ssn: .socialSecurityNumber
      case .phone, .telephone, .tel, .cell, .mobile, .landline, .callback: .phone
      case .fax: .fax
      case .zip, .postal: .location
      case .vin, .plate: .vehicle
      case .imei, .serial: .device
      case .npi, .dea, .passport: .license
      case .iban, .routing, .acct: .account
      case .confirmation, .tracking, .authorization, .accession: .other
      case .fingerprint, .voiceprint, .biometric, .retina: .biometric
      case .dob, .birthdate, .birthday: .date
      default: nil
      }
    }

    /// Words for things that have an identifier.
    private static func owner(_ cue: CueWord) -> IdentifierKind? {
      switch cue {
      case .record, .chart, .patient, .pt, .medical: .medicalRecordNumber
      case .social, .security: .socialSecurityNumber
      case .member, .plan, .insurance, .policy, .group, .subscriber, .beneficiary, .medicare,
        .medicaid:
        .healthPlanID
      case .account, .claim, .invoice, .card: .account
      case .license, .licence, .driver, .drivers, .certificate: .license
      case .vehicle, .car, .tag: .vehicle
      case .device, .implant, .pacemaker: .device
      case .reference, .ref, .ticket, .order, .prescription, .rx, .case, .specimen, .encounter,
        .visit, .study:
        .other
      case .reach, .contact, .text, .call: .phone
      case .birth, .born: .date
      default: nil
      }
    }
  }
}
