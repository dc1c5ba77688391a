import FoundationEssentials
import ProviderAccess

extension HubProvider {
  /// Asks the Hub who asks, what a job may cost and for the base model: the same that is asked before a training.
  func status() async -> ProviderStatus {
    var limits = [
      "baseModel": self.settings.baseModel, "flavor": self.settings.flavor,
      "minimumConversations": "\(Self.minimumLines)",
      "hours": "\(self.settings.timeLimit / .seconds(3_600))",
    ]
    do {
      let hindrance = try await self.api.account().hindrance(in: self.api.namespace)
      let cost = try HubCost(
        of: self.settings.flavor, for: self.settings.timeLimit, in: try await self.api.hardware())
      limits["dollarsPerRun"] = cost.dollars.map { "\(HubCost.rounded($0))" }
      try cost.check(against: self.settings.budget)
      _ = try await self.api.head(ofModel: self.settings.baseModel)
      return ProviderStatus(
        name: self.name, isConfigured: true, isReachable: true, isAble: hindrance == nil,
        limits: limits, reason: hindrance ?? "")
    } catch let error as RemoteError {
      return ProviderStatus(
        name: self.name, isConfigured: true, isReachable: !error.isPassing,
        isAble: error.isPassing ? nil : false, limits: limits, reason: "\(error)")
    } catch let failure as RunFailure {
      return ProviderStatus(
        name: self.name, isConfigured: true, isReachable: true, isAble: false, limits: limits,
        reason: "\(failure)")
    } catch {
      return ProviderStatus(
        name: self.name, isConfigured: true, limits: limits, reason: "it was not asked to the end")
    }
  }
}
