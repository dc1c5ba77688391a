/// The result of one criterion. Missing evidence is its own grade: it is neither a pass nor a miss.
package enum Grade: String, Sendable, Hashable, Codable, CaseIterable {
  case met
  case notMet = "not-met"
  case ungradable
}
