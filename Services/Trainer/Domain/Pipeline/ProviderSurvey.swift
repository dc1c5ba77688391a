/// Asks all providers how they stand, side by side, each for a bounded time.
package struct ProviderSurvey: Sendable {
  private let providers: ProviderRegistry
  private let time: Timekeeper
  private let patience: Duration

  /// - Parameter patience: After which one that has not answered counts as unreachable.
  package init(
    _ providers: ProviderRegistry, time: Timekeeper, patience: Duration = .seconds(5)
  ) {
    self.providers = providers
    self.time = time
    self.patience = patience
  }

  /// How each provider stands, those that are not configured included, by name.
  package func statuses() async -> [ProviderStatus] {
    let asked = await withTaskGroup(of: ProviderStatus.self) { group in
      for provider in self.providers.all { group.addTask { await self.status(of: provider) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    let missing = self.providers.unavailable.map { name, reason in
      ProviderStatus.missing(name, reason: reason)
    }
    return (asked + missing).sorted { $0.name < $1.name }
  }

  /// The first of the provider's answer and the end of the patience.
  ///
  /// A provider that does not heed its cancellation, because a disk hangs under it, must not hold up the others: its
  /// task is therefore nobody's child, and is left behind when its time is over.
  private func status(of provider: any TrainingProvider) async -> ProviderStatus {
    let (answers, answering) = AsyncStream.makeStream(of: ProviderStatus?.self)
    let asking = Task { answering.yield(await provider.status()) }
    let waiting = Task {
      try? await self.time.sleep(self.patience)
      answering.yield(nil)
    }
    defer {
      asking.cancel()
      waiting.cancel()
    }
    for await answer in answers.prefix(1) {
      if let answer { return answer }
    }
    return ProviderStatus(
      name: provider.name, isConfigured: true, isReachable: false,
      reason: "it did not answer within \(Int(self.patience / .seconds(1))) s")
  }
}
