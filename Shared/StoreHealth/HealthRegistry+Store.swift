public import ServiceKit
public import StoreKit

extension HealthRegistry {
  /// Adds the checks of a service's store. "store.durability": whether it takes writes, and whether those that it
  /// acknowledges survive the loss of power. "store.log": whether the log is emptied.
  public func register(_ store: Store) {
    self.register("store.durability") { await store.durabilityCheck() }
    self.register("store.log") { await store.logCheck() }
  }
}

extension Store {
  fileprivate func durabilityCheck() async -> HealthCheckResult {
    if let refusal = self.refusal {
      return .fail(
        "\(refusal)", remedy: "check the disk, then restart the \(self.configuration.name)")
    }
    if let shortage = self.shortage {
      return .warn("\(shortage)", remedy: "free disk space; nothing has to be restarted")
    }
    do {
      let report = try await self.measureDurability()
      return report.isAsConfigured
        ? .pass("\(report)")
        : .fail(
          "a write may not survive the loss of power: \(report)",
          remedy: "use a local file system that supports write-ahead logging")
    } catch {
      return .fail(
        "the store cannot be read: \(error)",
        remedy: "check the disk and the permissions of the data directory")
    }
  }

  fileprivate func logCheck() async -> HealthCheckResult {
    let bytes = self.logBytes
    let size = "\(bytes >> 20) MiB"
    guard bytes > self.configuration.maximumLogBytes else { return .pass(size) }
    do {
      try await self.shortenLog()
      return .warn(
        "the log has grown to \(size): a reader that takes long, such as a backup, still needs it",
        remedy: "wait until it has ended; if it does not, restart the \(self.configuration.name)")
    } catch {
      return .warn(
        "the log has grown to \(size) and cannot be moved to the database: \(error)",
        remedy: "check the disk; until it can, nothing is lost")
    }
  }
}
