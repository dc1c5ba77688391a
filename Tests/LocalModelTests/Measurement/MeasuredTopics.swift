/// What the shipped conversations are about, below the category; labelled by hand for measurements
/// and unknown to the model.
///
/// The corpus is written one sub-topic after the other, so that most labels are ranges of numbers.
enum MeasuredTopics {
  /// The sub-topics of a category, with the number of their last conversation.
  private static let ranges: [String: [(last: Int, topic: String)]] = [
    "appointment": [
      (24, "routine-scheduling"), (48, "urgent-appointment"), (72, "rescheduling"),
      (95, "calendar-management"),
    ],
    "symptom": [
      (22, "mild-symptoms"), (43, "concerning-symptoms"), (64, "referral"),
      (85, "health-information"),
    ],
    "insurance": [
      (22, "coverage-verification"), (43, "pre-authorization"), (64, "billing-questions"),
      (85, "claims"),
    ],
    "prescription": [
      (22, "refill"), (43, "medication-availability"), (64, "pharmacy-coordination"),
      (85, "medication-questions"),
    ],
  ]

  /// Conversations about the same complaint, whatever their category: "s3" is fd-symptom-003.
  private static let complaints = [
    "cold": "s1 s2 s3 s7 s9 s10 s11 s15 s21 s31 a25 a31 a48 a72",
    "skin": "s4 s8 s16 s22 s39 s44 a2 a7 a23 a34 a37",
    "stomach": "s5 s14 s17 s20 s28 s50 a5 a33 a43 a47",
    "muscle": "s6 s12 s19 s45 s47 a30 a38 a40 a88",
    "eye": "s13 s58 a29", "head": "s18 a35 a45", "fever": "s23 s29 s31 s40 a25 a48 a57",
    "urine": "s24 s35 a27", "lump": "s25 s32 a42", "wound": "s27 s33 a28 a44 a46 a34",
    "weight": "s26 s37", "pregnancy": "s41 s68 s85 a17 a91", "heart": "s42 a36 s70 a95",
    "memory": "s43 s51 a11", "ear": "a26 s52", "vaccine": "s65 s69 s72 s73 s75 s80 s83 a21 a4",
    "sleep": "s63 a13", "screening": "s66 s74 s76 a9",
  ]

  private static let complaintsOf: [String: Set<String>] = complaints.reduce(into: [:]) {
    for short in $1.value.split(separator: " ") { $0[String(short), default: []].insert($1.key) }
  }

  /// The sub-topic of a conversation of the shipped corpus.
  static func topic(of id: String) -> String {
    let (category, number) = Self.parts(of: id)
    return Self.ranges[category]?.first { number <= $0.last }?.topic ?? category
  }

  /// Whether two conversations are about the same thing.
  static func agree(_ left: String, _ right: String) -> Bool {
    if Self.topic(of: left) == Self.topic(of: right) { return true }
    return !Self.complaints(of: left).isDisjoint(with: Self.complaints(of: right))
  }

  private static func complaints(of id: String) -> Set<String> {
    let (category, number) = Self.parts(of: id)
    return Self.complaintsOf["\(category.prefix(1))\(number)"] ?? []
  }

  private static func parts(of id: String) -> (category: String, number: Int) {
    let parts = id.split(separator: "-")
    guard parts.count == 3, let number = Int(parts[2]) else { return (id, 0) }
    return (String(parts[1]), number)
  }
}
