import Logging
import ServiceKit

extension RemoteTraining {
  /// What tells the ends of model versions, and what asks providers for them.
  ///
  /// - Throws: `ConfigurationError` naming what is wrong in the installation's file.
  func lifecycle(
    _ config: TrainerConfig, _ ends: any LifecycleLedger, of versions: any TrainerLedger,
    time: Timekeeper, logger: Logger
  ) throws(ConfigurationError) -> (desk: LifecycleDesk, job: LifecycleJob) {
    var own: [LifecycleEntry] = []
    if let file = config.lifecycleFile { own = try LifecycleFile.entries(at: file) }
    let strangers = Set(self.providers.filter { !$0.isOriginal }.map(\.name))
    return (
      LifecycleDesk(
        book: .product(own: own, withoutProviders: strangers), ledger: ends),
      LifecycleJob(
        ledger: versions, ends: ends,
        sources: self.providers.compactMap { $0 as? any LifecycleSource },
        time: time, logger: logger)
    )
  }
}
