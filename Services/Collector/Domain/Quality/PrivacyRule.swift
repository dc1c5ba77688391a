/// How certain de-identification is.
enum PrivacyRule {
  static func judge(_ residuals: [ResidualSignal]) -> QualityFinding {
    QualityFinding(
      "privacy", residuals.isEmpty ? 1 : 0, weight: 0.05,
      residuals.isEmpty
        ? "no sign of a remaining identifier" : "signs of remaining identifiers: \(residuals.count)"
    )
  }
}
