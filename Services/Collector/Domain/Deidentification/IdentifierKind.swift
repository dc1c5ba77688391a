/// The classes of identifiers that 45 CFR 164.514(b)(2)(i) names, in its order. The raw value is
/// the name used in surrogates, counters and on the wire.
package enum IdentifierKind: String, CaseIterable, Sendable, Comparable {
  /// (A) Names of patients, relatives, household members, providers.
  case name = "NAME"
  /// (B) Addresses, cities, ZIP codes and facilities.
  case location = "LOCATION"
  /// (C) Elements of dates except the year.
  case date = "DATE"
  /// (C) Ages over 89.
  case age = "AGE"
  /// (D) Telephone numbers.
  case phone = "PHONE"
  /// (E) Fax numbers.
  case fax = "FAX"
  /// (F) E-mail addresses.
  case email = "EMAIL"
  /// (G) Social security numbers.
  case socialSecurityNumber = "SSN"
  /// (H) Medical record numbers.
  case medicalRecordNumber = "MRN"
  /// (I) Health plan beneficiary numbers.
  case healthPlanID = "HEALTH_PLAN_ID"
  /// (J) Account, card and claim numbers.
  case account = "ACCOUNT"
  /// (K) Certificate and licence numbers.
  case license = "LICENSE"
  /// (L) Vehicle identifiers and plates.
  case vehicle = "VEHICLE"
  /// (M) Device identifiers and serial numbers.
  case device = "DEVICE"
  /// (N) Web addresses.
  case url = "URL"
  /// (O) IP addresses.
  case ipAddress = "IP"
  /// (P) References to biometric templates.
  case biometric = "BIOMETRIC"
  /// (Q) Names of image files.
  case photo = "PHOTO"
  /// (R) Any other unique number, code or handle.
  case other = "OTHER_ID"

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
