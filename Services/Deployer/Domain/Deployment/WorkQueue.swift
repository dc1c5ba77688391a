/// Tells the deployment job that an environment has something to do.
struct WorkQueue: Sendable {
  private let signals: [DeploymentEnvironment: WakeSignal]

  /// A queue without news.
  init() {
    self.signals = Dictionary(
      uniqueKeysWithValues: DeploymentEnvironment.allCases.map { ($0, WakeSignal()) })
  }

  /// Says that a deployment to an environment can go on.
  func announce(_ environment: DeploymentEnvironment) { self.signal(environment).raise() }

  /// What the environment's worker waits for.
  func signal(_ environment: DeploymentEnvironment) -> WakeSignal {
    guard let signal = self.signals[environment] else {
      preconditionFailure("every environment has a signal")
    }
    return signal
  }
}
