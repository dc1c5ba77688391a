/// What front-desk talk is about: an answer should stay with a topic of the question.
enum FrontDeskTopics {
  /// The words of each topic.
  static let topics: [Set<UInt64>] = [
    Self.words(
      """
      appointment appointments appt appts schedule scheduled scheduling reschedule rescheduled book
      booked booking cancel cancelled canceled opening openings slot slots visit visits available
      availability calendar time times day days week morning mornings afternoon afternoons evening
      monday tuesday wednesday thursday friday saturday sunday tomorrow today checkup physical move
      moved earlier later waitlist reminder arrive late walk checked hold physicals followup confirm
      confirmed telehealth video
      """),
    Self.words(
      """
      prescription prescriptions refill refills refilled pharmacy pharmacist medication medications
      medicine medicines meds pill pills tablet tablets inhaler insulin dose bottle generic
      antibiotic antibiotics dosage script renew renewal prescribed mg label supply drug drugs
      injection patch cream drops controlled ran out shot side effect effects
      """),
    Self.words(
      """
      insurance insured plan plans coverage cover covered covers network copay copays deductible
      claim claims bill bills billing billed charge charges charged payment pay paid balance
      statement authorization preauthorization preauth prior member card medicare medicaid cost
      costs estimate refund denied denial appeal code codes referral invoice cobra self fee fees eob
      money owe owed price
      """),
    Self.words(
      """
      pain pains hurt hurts hurting ache aches aching fever cough coughing rash swelling swollen
      dizzy nausea vomiting headache symptom symptoms sick tired bleeding breathing breath itchy
      sore infection diarrhea cold flu throat stomach back chest knee ankle skin blood pressure
      sugar cut burn injury test tests results lab labs vaccine vaccines nurse clinician doctor
      provider exam pregnant period baby sleep lump weight anxiety depressed worse better weak numb
      feel feeling ear eye eyes tooth teeth
      """),
    Self.words(
      """
      records record chart portal form forms paperwork address phone hours open closed parking
      location directions email fax copy copies release interpreter language transfer letter note
      work school wheelchair complaint compliment manager voicemail lost found update login password
      account photo id front desk office
      """),
    Self.words(
      """
      emergency 911 988 er ambulance hospital help poison crisis lifeline urgent danger
      """),
  ]

  /// Words by which an assistant asks for what it needs next.
  static let clarifying: Set<UInt64> = Self.words(
    "name birth dob date number which when what how where could may please tell confirm spell member"
  )

  /// The topics that occur in words.
  static func found(in words: WordSequence) -> Set<Int> {
    let present = Set(words.hashes)
    return Set(self.topics.indices.filter { !self.topics[$0].isDisjoint(with: present) })
  }

  private static func words(_ list: String) -> Set<UInt64> {
    Set(list.split(whereSeparator: \.isWhitespace).map { WordHash.of(String($0)) })
  }
}
