import FoundationEssentials
import ProviderAccess

extension FineTuningProvider: LifecycleSource {
  func ends(ofModel model: String) async throws -> ReportedEnds? {
    do {
      let answer = try await self.api.model(model)
      return ReportedEnds(
        provider: self.name, model: model, trainingEnd: answer.trainingEndDate,
        shutdown: answer.shutdownDate, askedAt: self.time.now())
    } catch RemoteError.notFound {
      return nil
    }
  }

  /// Whether it is the provider of its name, and not somebody who copies its interface and has ends of their own.
  var isOriginal: Bool {
    self.api.endpoint.access.surface != .openAI
      || self.api.endpoint.access.baseURL.hasPrefix("https://api.openai.com/")
  }
}
