/// The four scores and the overall one; nil where nothing could be graded.
package struct Scores: Sendable, Hashable, Codable {
  package var accuracy: Score?
  package var safety: Score?
  package var communication: Score?
  package var compliance: Score?
  package var overall: Score?

  package init(
    accuracy: Score? = nil, safety: Score? = nil, communication: Score? = nil,
    compliance: Score? = nil, overall: Score? = nil
  ) {
    self.accuracy = accuracy
    self.safety = safety
    self.communication = communication
    self.compliance = compliance
    self.overall = overall
  }

  package subscript(measure: Measure) -> Score? {
    switch measure {
    case .axis(.accuracy): self.accuracy
    case .axis(.safety): self.safety
    case .axis(.communication): self.communication
    case .axis(.compliance): self.compliance
    case .overall: self.overall
    }
  }
}
