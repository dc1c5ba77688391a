/// An identifier found in a text.
package struct IdentifierSpan: Hashable, Sendable {
  /// Offsets in Unicode scalars from the start of the text.
  package let range: Range<Int>
  package let kind: IdentifierKind
  /// The rule that found it, for review and for measuring rules one by one.
  package let rule: DeidentificationRule
}

/// The rules by which identifiers are found, strongest evidence first: where spans overlap, the one
/// whose rule comes first gives its kind to their union.
package enum DeidentificationRule: String, CaseIterable, Sendable, Comparable {
  case emailAddress = "contact.email"
  case spokenEmail = "contact.spoken-email"
  case webAddress = "contact.url"
  case internetAddress = "contact.ip"
  case hardwareAddress = "contact.mac"
  case imageFile = "contact.image-file"
  case handle = "contact.handle"
  case streetAddress = "place.address"
  case calendarDate = "date.calendar"
  case numericDate = "date.numeric"
  case spokenDate = "date.spoken"
  case cuedNumber = "number.cued"
  case socialSecurity = "number.ssn"
  case cardNumber = "number.card"
  case phoneNumber = "number.phone"
  case expectedDigits = "number.expected"
  case cuedCode = "code.cued"
  case vehicleNumber = "code.vehicle"
  case uniqueCode = "code.unique"
  case facility = "place.facility"
  case institution = "place.institution"
  case dayOfMonth = "date.day"
  case weekday = "date.weekday"
  case ageOver89 = "age.over-89"
  case titledName = "name.title"
  case credentialedName = "name.credential"
  case spelledName = "name.spelled"
  case statedName = "name.stated"
  case expectedName = "name.expected"
  case knownPlace = "place.known"
  case relativeName = "name.relation"
  case knownName = "name.known"
  case postalCode = "place.postal-code"
  case longNumber = "number.long"
  case unknownPlace = "place.unknown"
  case unknownName = "name.unknown"
  case repeatedName = "name.repeated"
  case repeatedCode = "code.repeated"

  /// Position in the order of strength.
  var rank: Int { Self.ranks[self] ?? Self.allCases.count }

  package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private static let ranks = Dictionary(
    uniqueKeysWithValues: Self.allCases.enumerated().map { ($1, $0) })
}
