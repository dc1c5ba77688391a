import Configuration
import FoundationEssentials
import Glibc
import HTTPClient
import ProviderAccess
import ServiceKit
import ServiceLifecycle
import StoreKit

/// The providers that train in processes of their own, and what those processes speak with.
struct DistributedTraining: Sendable {
  /// Those that can be used.
  let providers: [TrialTrainingProvider]
  /// The same, as trainers.
  var trainers: [any TrainingProvider] { self.providers }
  /// Those that cannot, by name, and why.
  let unavailable: [String: String]
  /// Ends what ended runs have left elsewhere.
  let cleaners: [any RemoteJobCleaner]
  /// Wakes whoever lets the cleaners work.
  let cleanUpSignal = RunSignal()
  /// Deals with the processes.
  let desk: TrialDesk

  /// The settings as `--help` shows them.
  static let keys =
    SearchSettings.keys + RaySettings.keys + [
      ConfigurationKey(
        "TRAINER_TRIAL_ADDRESS", default: "$TRAINER_LISTEN",
        "host:port under which the processes of a distributed training find this service"),
      ConfigurationKey(
        "TRAINER_TRIAL_EXECUTABLE", default: nil,
        "the trainer's program on this machine; by default the one that runs"),
    ]

  /// The part of the time to shut down that children get to end.
  private static let shutdownShare = 0.75

  /// - Throws: `ConfigurationError`.
  init(
    _ config: TrainerConfig, in environment: ServiceEnvironment, store: Store, key: FileKey,
    time: Timekeeper
  ) throws(ConfigurationError) {
    let search = try SearchSettings(reader: environment.config)
    let ray = try RaySettings(
      reader: environment.config, secrets: environment.secrets,
      keysDirectory: environment.keys.url.nativePath)
    let (ledger, remote) = (TrialStore(store), RemoteJobStore(store))
    let desk = TrialDesk(ledger: ledger, time: time)
    let signal = self.cleanUpSignal
    let provider = { (runner: any TrialRunner, remote: (any RemoteJobLedger)?) in
      TrialTrainingProvider(
        runner: runner, settings: search, ledger: ledger, remote: remote, desk: desk, key: key,
        time: time, logger: environment.logger, cleanUpSignal: signal)
    }
    let place = try TrialPlace(environment.config)
    var (providers, unavailable): ([TrialTrainingProvider], [String: String]) = ([], [:])
    if let reason = Self.missingKeys(in: environment.keys) {
      unavailable[LocalTrialRunner.providerName] = reason
    } else {
      let bound = config.shutdown * Self.shutdownShare
      providers.append(
        provider(
          LocalTrialRunner(
            place.setup(keys: environment.keys, time: time, shutdownBound: bound),
            parallel: search.parallel), nil))
    }
    if let address = ray.address {
      let api = RayJobsAPI(address, over: Self.client(for: address, environment.config))
      providers.append(
        provider(
          RayTrialRunner(
            api, ray, trainerAddress: place.address, executable: place.executable,
            logger: environment.logger), remote))
      self.cleaners = [
        RayTrialCleaner(api: api, settings: ray, remote: remote, trials: ledger, time: time)
      ]
    } else {
      unavailable[RayTrialRunner.providerName] = "RAY_ADDRESS is not set for this service"
      self.cleaners = []
    }
    self.providers = providers
    self.unavailable = unavailable
    self.desk = desk
  }

  private static func missingKeys(in keys: KeyDirectory) -> String? {
    let files = [
      keys.certificateChain(ofClient: "trial"), keys.privateKey(ofClient: "trial"),
    ]
    guard let missing = files.first(where: { !FileManager.default.fileExists(atPath: $0.path()) })
    else { return nil }
    return "\(missing.path()) does not exist; make it with `reddytalk pki issue trial`"
  }

  private static func client(for address: RayAddress, _ config: ConfigReader) -> CurlClient {
    let target = try? RequestTarget(address.baseURL)
    let rule = target.flatMap { HostRule("\($0.host):\($0.port)") }
    return CurlClient(
      configuration: .init(
        certificateAuthorityFile: config.string(forKey: "provider.caFile"),
        maximumConnectionsPerHost: 8,
        egress: .providers(hosts: [], local: rule.map { [$0] } ?? [])))
  }
}

/// Where the processes of a distributed training find this service, and what they are.
private struct TrialPlace {
  /// The Trainer's, as host:port.
  let address: String
  /// The program on this machine.
  let executable: String

  init(_ config: ConfigReader) throws(ConfigurationError) {
    let listen = config.string(forKey: "trainer.listen") ?? "127.0.0.1:7102"
    let address = config.string(forKey: "trainer.trialAddress") ?? listen
    self.address = address.hasPrefix("0.0.0.0:") ? "127.0.0.1" + address.dropFirst(7) : address
    self.executable = config.string(forKey: "trainer.trialExecutable") ?? Self.own
  }

  /// What children are started with: what finds libraries and the clock, and nothing else of this service's environment.
  func setup(
    keys: KeyDirectory, time: Timekeeper, shutdownBound: Duration
  ) -> LocalTrialRunner.Setup {
    let own = ProcessInfo.processInfo.environment
    var environment = own.filter { ["PATH", "LD_LIBRARY_PATH", "TZ", "LANG"].contains($0.key) }
    environment[TrialSettings.addressName] = self.address
    environment[TrialSettings.keysName] = keys.url.nativePath
    environment["SWIFT_BACKTRACE"] = "enable=no"
    var stop = StopSettings()
    (stop.interruptGrace, stop.terminateGrace) = (.zero, .seconds(5))
    return LocalTrialRunner.Setup(
      command: [self.executable], environment: environment,
      stop: CommandStop(
        settings: stop, time: time, pollInterval: .milliseconds(50),
        bound: { Task.isShuttingDownGracefully ? shutdownBound : nil }))
  }

  /// The program that runs.
  private static let own: String = {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "trainer"
  }()
}
