public import ServiceKit
public import StoreKit

extension HealthRegistry {
  /// Adds the check of a service's store, "store.durability": whether it takes writes, and whether those that it
  /// acknowledges survive the loss of power.
  public func register(_ store: Store) {
    self.register("store.durability") { await store.durabilityCheck() }
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
}
