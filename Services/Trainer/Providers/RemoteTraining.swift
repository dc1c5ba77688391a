import HTTPClient
import Logging
import ModelRuntime
import ProviderAccess
import ServiceKit
import StoreKit

/// The providers elsewhere that the settings give access to, and what cleans up after them.
struct RemoteTraining: Sendable {
  /// Those that can be used.
  let providers: [any RemoteTrainer]
  /// The same, as trainers.
  var trainers: [any TrainingProvider] { self.providers }
  /// Those that cannot, by name, and why.
  let unavailable: [String: String]
  /// Removes what ended runs have left.
  let cleanUpJob: RemoteCleanUpJob

  /// - Throws: `ConfigurationError`.
  init(
    in environment: ServiceEnvironment, store: Store, time: Timekeeper
  ) throws(ConfigurationError) {
    let settings = try ProviderSettings(
      reader: environment.config, secrets: environment.secrets)
    let (ledger, signal) = (RemoteJobStore(store), RunSignal())
    var providers: [any RemoteTrainer] = []
    var unavailable: [String: String] = [:]
    for provider in settings.providers {
      // Read in any case: a wrong setting is told before it is needed.
      let fineTune = try FineTuneSettings(reader: environment.config, provider: provider.name)
      switch provider {
      case .missing(let name, let reason): unavailable[name] = reason
      case .configured(let access) where access.surface != .openAI && access.deployments == nil:
        unavailable[access.name] =
          "AZURE_SUBSCRIPTION_ID and AZURE_RESOURCE_GROUP are not set for this service: without"
          + " them, nothing that is trained there can be deployed, evaluated and put to use"
      case .configured(let access):
        providers.append(
          FineTuningProvider(
            access, fineTune, ledger: ledger, time: time, logger: environment.logger,
            cleanUpSignal: signal))
      }
    }
    switch settings.hub {
    case .missing(let reason):
      _ = try HubSettings(reader: environment.config, serving: false)
      unavailable[HubAccess.name] = reason
    case .configured(let access):
      providers.append(
        HubProvider(
          access, try HubSettings(reader: environment.config, serving: access.serving != nil),
          ledger: ledger, time: time, logger: environment.logger, cleanUpSignal: signal))
    }
    self.providers = providers
    self.unavailable = unavailable
    self.cleanUpJob = RemoteCleanUpJob(
      ledger: ledger, cleaners: providers, signal: signal, time: time,
      logger: environment.logger)
  }
}

extension FineTuningProvider {
  /// The client of a provider that is configured.
  fileprivate init(
    _ access: ProviderAccess, _ settings: FineTuneSettings, ledger: any RemoteJobLedger,
    time: Timekeeper, logger: Logger, cleanUpSignal: RunSignal
  ) {
    let http = RetryingExchange(client: RetryingClient(access.client))
    self.init(
      name: access.name, api: FineTuneAPI(access, over: http), settings: settings, ledger: ledger,
      time: time, logger: logger, cleanUpSignal: cleanUpSignal,
      smokeTest: Self.smokeTest(access))
  }

  /// One token from the model.
  private static func smokeTest(
    _ access: ProviderAccess
  ) -> @Sendable (String) async throws -> Void {
    { model in
      do {
        _ = try await access.chatModel(model).complete(
          messages: [ChatMessage(role: .user, content: "Hello")], options: ChatOptions(maxTokens: 1)
        )
      } catch let error as ModelRuntimeError {
        throw PeerError.unreachable(.provider, detail: "\(access.name): \(error)")
      }
    }
  }
}

extension HubProvider {
  /// The client of the Hub that is configured.
  fileprivate init(
    _ access: HubAccess, _ settings: HubSettings, ledger: any RemoteJobLedger, time: Timekeeper,
    logger: Logger, cleanUpSignal: RunSignal
  ) {
    let exchange = { (client: CurlClient) in RetryingExchange(client: RetryingClient(client)) }
    self.init(
      api: HubAPI(access, over: exchange(access.client), storage: exchange(access.storage)),
      settings: settings, ledger: ledger, time: time, logger: logger, cleanUpSignal: cleanUpSignal,
      endpoints: access.serving.map { HubEndpoints(access, $0) }
    ) { address, model in
      _ = try await access.chatModel(model, at: address).complete(
        messages: [ChatMessage(role: .user, content: "Hello")], options: ChatOptions(maxTokens: 1))
    }
  }
}
