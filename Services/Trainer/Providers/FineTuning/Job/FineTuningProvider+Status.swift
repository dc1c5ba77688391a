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

  private func dates(of model: FineTuneModel) -> [String: Date] {
    var dates: [String: Date] = [:]
    dates["baseModelShutdown"] = model.shutdownDate
    dates["training"] = model.trainingEndDate ?? self.announcedEnd
    return dates
  }

  /// OpenAI's own end of new trainings, from its page on deprecations; others that copy its interface have their own.
  private var announcedEnd: Date? {
    self.api.endpoint.access.baseURL.hasPrefix("https://api.openai.com/")
      ? FineTuneModel.date("2027-01-06") : nil
  }
}
