/// The five categories of front-desk work, and what belongs to none of them.
package enum Category: String, Sendable, Hashable, Codable, CaseIterable {
  case emergency
  case appointment
  case symptom
  case insurance
  case prescription
  case other
}
