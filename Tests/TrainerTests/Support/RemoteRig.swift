import FoundationEssentials
import HTTPClient
import Logging
import ProviderAccess
import StoreKit
import TestSupport

@testable import Trainer

/// A provider's client over a real store, in front of the provider's fake. The store's directory and the fake outlive a
/// `Life` of the process.
final class RemoteRig: Sendable {
  let directory = TemporaryDirectory()
  let time = ManualTime()
  let service: FakeFineTuneService
  let exchange: FakeExchange
  let artifact = KeptArtifact()
  static let run = RunID(rawValue: "run-01k0a8m4q3zt7wpx")
  static let key = "sk-of-the-tests-0123456789"
  static let logger = Logger(label: "trainer.tests") { _ in SwiftLogNoOpLogHandler() }

  init(_ surface: FakeFineTuneService.Surface = .openAI) {
    self.service = FakeFineTuneService(surface)
    self.exchange = FakeExchange(self.service, time: self.time)
  }

  /// Sends nothing: requests go to the fake.
  private static let unusedClient = CurlClient()
  static var unused: CurlClient { Self.unusedClient }

  var access: ProviderAccess { Self.access(self.service.surface, baseURL: nil) }

  static func access(
    _ surface: FakeFineTuneService.Surface, baseURL: String?,
    deployments: AzureDeployments? = nil, client: CurlClient = RemoteRig.unused
  ) -> ProviderAccess {
    let key = ProviderSecret(Self.key)
    return ProviderAccess(
      name: surface == .openAI ? "openai" : "azure-openai",
      surface: surface == .openAI
        ? .openAI
        : surface == .azure ? .azure(version: nil) : .azureDated(version: "2024-10-21"),
      baseURL: baseURL ?? "https://fake\(surface.base)",
      credential: ProviderKey(key, as: surface == .openAI ? .bearer : .apiKey),
      deployments: deployments, client: client)
  }

  static var settings: FineTuneSettings {
    FineTuneSettings(baseModel: FakeFineTuneService.baseModel)
  }

  typealias Life = RemoteLife<FineTuningProvider>

  /// One life of the process.
  func start(
    crash: CrashSchedule = CrashSchedule(), settings: FineTuneSettings = RemoteRig.settings
  ) async throws -> Life {
    self.exchange.set(crash)
    let (access, exchange, time) = (self.access, self.exchange, self.time)
    return try await Life(self.directory, time, crash) { ledger, signal in
      FineTuningProvider(
        name: access.name, api: FineTuneAPI(access, over: exchange), settings: settings,
        ledger: ledger, time: time.keeper, logger: Self.logger,
        cleanUpSignal: signal)
    }
  }

  /// Training of the run.
  func job(
    records: Int = 24, parameters: TrainingParameters = .defaults
  ) -> TrainingJob {
    TrainingJob(
      version: ModelVersionID(madeBy: Self.run), runID: Self.run,
      snapshotID: SnapshotID(rawValue: "sha256:00"), parentDigest: nil,
      records: (0..<records).map(ScriptedCollector.record), parameters: parameters,
      checkpointDirectory: self.directory.url.appending(path: "checkpoints"),
      keep: { [artifact] in artifact.keep($0) })
  }
}
