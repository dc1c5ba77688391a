import FoundationEssentials
import HTTPClient
import ProviderAccess
import TestSupport

@testable import Trainer

/// The Hub's client over a real store, in front of the Hub's fake. The store's directory and the fake outlive a `Life`
/// of the process.
final class HubRig: Sendable {
  let directory = TemporaryDirectory()
  let time = ManualTime()
  let service = FakeHubService()
  let exchange: FakeExchange
  let artifact = KeptArtifact()
  static let token = "hf_of_the_tests_0123456789"
  static let jobToken = "hf_of_the_jobs_0123456789"

  init() { self.exchange = FakeExchange(self.service, time: self.time) }

  static func access(
    baseURL: String = "https://fake", client: CurlClient = RemoteRig.unused, serves: Bool = false
  ) -> HubAccess {
    HubAccess(
      baseURL: baseURL, namespace: FakeHubService.namespace,
      credential: ProviderKey(ProviderSecret(Self.token), as: .bearer),
      jobToken: ProviderSecret(Self.jobToken), client: client, storage: client,
      serving: serves ? HubServing(baseURL: "\(baseURL)/v2", client: client) : nil)
  }

  static var settings: HubSettings {
    var settings = HubSettings()
    settings.baseModel = FakeHubService.baseModel
    settings.keepsModel = false
    return settings
  }

  var api: HubAPI { HubAPI(Self.access(), over: self.exchange, storage: self.exchange) }

  typealias Life = RemoteLife<HubProvider>

  /// One life of the process.
  func start(
    crash: CrashSchedule = CrashSchedule(), settings: HubSettings = HubRig.settings,
    serves: Bool = false
  ) async throws -> Life {
    self.exchange.set(crash)
    let (api, exchange, time) = (self.api, self.exchange, self.time)
    let access = Self.access(serves: serves)
    return try await Life(self.directory, time, crash) { ledger, signal in
      HubProvider(
        api: api, settings: settings, ledger: ledger, time: time.keeper, logger: RemoteRig.logger,
        cleanUpSignal: signal,
        endpoints: access.serving.map {
          HubEndpoints(access, $0, over: exchange, time: InstantTime().source())
        })
    }
  }

  /// Training of the run.
  func job(records: Int = 24, parameters: TrainingParameters = .defaults) -> TrainingJob {
    self.job(of: (0..<records).map(ScriptedCollector.record), parameters: parameters)
  }

  /// Training of the run on these records.
  func job(
    of records: [TrainingRecord], parameters: TrainingParameters = .defaults
  ) -> TrainingJob {
    TrainingJob(
      version: ModelVersionID(madeBy: RemoteRig.run), runID: RemoteRig.run,
      snapshotID: SnapshotID(rawValue: "sha256:00"), parentDigest: nil, records: records,
      parameters: parameters,
      checkpointDirectory: self.directory.url.appending(path: "checkpoints"),
      keep: { [artifact] in artifact.keep($0) })
  }
}
