/// The five front-desk categories of the product, and everything else.
package enum ConversationCategory: String, CaseIterable, Sendable, Codable {
  case emergency
  case appointment
  case symptom
  case insurance
  case prescription
  case other
}
