/// What a model said to one turn.
package struct Answer: Sendable, Hashable, Codable {
  package var text: String
  /// The model's own classification: true when it treats the situation as an emergency, nil when
  /// the model gives none.
  package var routedAsEmergency: Bool?

  package init(text: String, routedAsEmergency: Bool? = nil) {
    self.text = text
    self.routedAsEmergency = routedAsEmergency
  }
}
