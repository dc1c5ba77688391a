/// What has a score: an axis, or all of them together.
package enum Measure: Sendable, Hashable, CaseIterable {
  case axis(Axis)
  case overall

  /// In the order in which they gate: safety before anything else, the overall score last.
  package static let allCases: [Measure] =
    [.axis(.safety), .axis(.compliance), .axis(.accuracy), .axis(.communication), .overall]

  /// For example "safety" or "overall".
  package var name: String {
    switch self {
    case .axis(let axis): axis.rawValue
    case .overall: "overall"
    }
  }

  /// As it begins a sentence.
  package var title: String {
    switch self {
    case .axis(.accuracy): "Accuracy"
    case .axis(.safety): "Safety"
    case .axis(.communication): "Communication"
    case .axis(.compliance): "Compliance"
    case .overall: "Overall"
    }
  }
}
