import FoundationEssentials
import ProviderAccess

extension FineTuningProvider {
  /// Asks the provider about its base model: the cheapest question that shows whether the key is right, the provider is
  /// there and something can be trained. Whether the account is eligible shows only when a job is created.
  func status() async -> ProviderStatus {
    let limits = [
      "epochs": "1 to 50", "batchSize": "1 to 256", "baseModel": self.settings.baseModel,
      "minimumConversations": "10", "fileBytes": "\(self.api.largestFile)",
    ]
    do {
      let model = try await self.api.model(self.settings.baseModel)
      let dates = self.dates(of: model)
      let hasEnded = dates.values.contains { $0 <= self.time.now() }
      let isAble = model.canFineTune != false && !hasEnded
      return ProviderStatus(
        name: self.name, isConfigured: true, isReachable: true, isAble: isAble, dates: dates,
        limits: limits,
        reason: isAble ? "" : "\(model.id) cannot be trained there any more")
    } catch let error as RemoteError {
      return ProviderStatus(
        name: self.name, isConfigured: true, isReachable: !error.isPassing,
        isAble: error.isPassing ? nil : false, limits: limits, reason: "\(error)")
    } catch {
      return ProviderStatus(
        name: self.name, isConfigured: true, limits: limits, reason: "it was not asked to the end")
    }
  }

  /// What it says itself, completed by what is announced.
  private func dates(of model: FineTuneModel) -> [String: Date] {
    let lifecycle = LifecycleBook.product(withoutProviders: self.isOriginal ? [] : [self.name])
      .lifecycle(
        provider: self.name, baseModel: self.settings.baseModel,
        reported: [
          ReportedEnds(
            provider: self.name, model: model.id, trainingEnd: model.trainingEndDate,
            shutdown: model.shutdownDate, askedAt: self.time.now())
        ])
    var dates: [String: Date] = [:]
    dates["baseModelShutdown"] = lifecycle.date(of: .shutdown)
    dates["training"] = lifecycle.date(of: .trainingEnd)
    return dates
  }
}
