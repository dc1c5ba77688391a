/// What a job may cost at most: its machine for as long as it may run.
struct HubCost: Hashable, Sendable {
  /// In US dollars; nil when no price is known.
  let dollars: Double?

  /// Looks the machine up.
  ///
  /// - Throws: `RunFailure.trainingFailed` when there is no such machine.
  init(
    of flavor: String, for limit: Duration, in hardware: [HubHardware]
  ) throws(RunFailure) {
    guard let machine = hardware.first(where: { $0.name == flavor }) else {
      let known = hardware.map(\.name).sorted().joined(separator: ", ")
      throw .trainingFailed(
        reason: "\(flavor) is no machine for jobs; set HF_JOB_FLAVOR to one of \(known)")
    }
    self.dollars = machine.dollarsPerHour.map { $0 * (limit / .seconds(3_600)) }
  }

  /// Passes what may be spent.
  ///
  /// - Throws: `RunFailure.trainingFailed`.
  func check(against budget: Double?) throws(RunFailure) {
    guard let budget else { return }
    guard let dollars = self.dollars else {
      throw .trainingFailed(
        reason: "there is a budget but the machine's price is not known; choose another"
          + " HF_JOB_FLAVOR, or unset FINE_TUNE_BUDGET")
    }
    guard dollars <= budget else {
      throw .trainingFailed(
        reason: "a job may cost \(Self.rounded(dollars)) US dollars until its time is over, but"
          + " FINE_TUNE_BUDGET allows \(Self.rounded(budget)); lower HF_JOB_HOURS, choose a cheaper"
          + " HF_JOB_FLAVOR, or raise the budget")
    }
  }

  /// To the next cent.
  static func rounded(_ dollars: Double) -> Double { (dollars * 100).rounded(.up) / 100 }
}
