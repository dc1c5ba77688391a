/// Where a model version answers. Each environment has at most one live deployment.
enum DeploymentEnvironment: String, Hashable, Sendable, Codable, CaseIterable {
  /// For trying a version out; takes versions without a verdict.
  case test
  /// The rehearsal before production; takes versions with a passing verdict.
  case staging
  /// Patients. Takes versions that staging has proven and that a second person approved.
  case production

  /// Whether a version needs a passing, signed verdict to come here.
  var needsVerdict: Bool {
    switch self {
    case .test: false
    case .staging, .production: true
    }
  }
}
