/// What a single word can be, read from the lexicons. A word may belong to many classes.
struct WordClass: OptionSet, Sendable {
  let rawValue: UInt64

  /// A word of everyday English.
  static let common = WordClass(rawValue: 1 << 0)
  /// Articles, pronouns, auxiliaries, question words and other words that are never part of a name.
  static let function = WordClass(rawValue: 1 << 1)
  /// A given name.
  static let given = WordClass(rawValue: 1 << 2)
  /// A family name.
  static let surname = WordClass(rawValue: 1 << 3)
  /// A name that is a word too ("grace", "mark"): it needs capitals or context.
  static let ambiguousName = WordClass(rawValue: 1 << 4)
  /// A place of one word.
  static let place = WordClass(rawValue: 1 << 5)
  /// The first word of a place of several words.
  static let placeStart = WordClass(rawValue: 1 << 6)
  /// A place that is a word or a person's name too: it needs a preposition or a state.
  static let ambiguousPlace = WordClass(rawValue: 1 << 7)
  /// A drug, condition, body part, test, eponym or abbreviation of medicine.
  static let medical = WordClass(rawValue: 1 << 8)
  /// The head of a facility's name: "hospital", "clinic".
  static let facility = WordClass(rawValue: 1 << 9)
  /// A word that names of facilities carry beside their head: "general", "dental".
  static let facilityModifier = WordClass(rawValue: 1 << 10)
  /// A facility known by a word of its own: "kaiser", "ucsf".
  static let institution = WordClass(rawValue: 1 << 11)
  /// The first word of a known facility of several words.
  static let institutionStart = WordClass(rawValue: 1 << 12)
  /// A month; its number is the word's value.
  static let month = WordClass(rawValue: 1 << 13)
  /// A month whose name is a word or a person's name too.
  static let ambiguousMonth = WordClass(rawValue: 1 << 14)
  /// A day of the week.
  static let weekday = WordClass(rawValue: 1 << 15)
  /// A spoken number; its value is the word's value.
  static let number = WordClass(rawValue: 1 << 16)
  /// A spoken ordinal below 32; its value is the word's value.
  static let ordinal = WordClass(rawValue: 1 << 17)
  /// "Mr", "doctor".
  static let title = WordClass(rawValue: 1 << 18)
  /// "MD", "RN" after a name.
  static let credential = WordClass(rawValue: 1 << 19)
  /// "daughter", "husband".
  static let relation = WordClass(rawValue: 1 << 20)
  /// A word that ends a street's name and hardly means anything else: "street", "avenue".
  static let street = WordClass(rawValue: 1 << 21)
  /// A word that ends a street's name but has other meanings: "drive", "court".
  static let weakStreet = WordClass(rawValue: 1 << 22)
  /// A word that starts a street's name in other languages: "via", "rue".
  static let streetPrefix = WordClass(rawValue: 1 << 23)
  /// A state or province by its full name.
  static let state = WordClass(rawValue: 1 << 24)
  /// A postal abbreviation of a state.
  static let stateCode = WordClass(rawValue: 1 << 25)
  /// A preposition that puts something at a place.
  static let locative = WordClass(rawValue: 1 << 26)
  /// A unit that makes the number before it a quantity.
  static let unit = WordClass(rawValue: 1 << 27)
  /// Capitalised without identifying anybody: insurers, pharmacies, languages, apps.
  static let openName = WordClass(rawValue: 1 << 28)
  /// "de", "van", "bin" inside a name.
  static let particle = WordClass(rawValue: 1 << 29)
  /// A greeting or thanks, after which a name may stand.
  static let greeting = WordClass(rawValue: 1 << 30)
  /// A top-level domain.
  static let topLevelDomain = WordClass(rawValue: 1 << 31)

  /// A condition or score named after a person whose name is borne by many ("wilson", "wells").
  static let eponym = WordClass(rawValue: 1 << 32)
  /// What an eponym names: "disease", "score", "sign".
  static let eponymHead = WordClass(rawValue: 1 << 33)
  /// A compass direction in an address.
  static let direction = WordClass(rawValue: 1 << 34)

  /// Any sense in which the word can stand in a text without naming a person or place.
  static let explained: WordClass = [
    .common, .function, .medical, .month, .weekday, .number, .ordinal, .title, .credential,
    .openName, .greeting, .facility, .unit,
  ]
}
