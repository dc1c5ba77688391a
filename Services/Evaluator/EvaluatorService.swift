import API
import Auditing
import DataProtection
import Foundation
import ModelRuntime
import ProviderAccess
package import RPCCore
public import ServiceKit
import StoreKit

/// Evaluates model versions against standardised scenarios and signs verdicts on them.
public enum EvaluatorService: PipelineService {
  public static let name = ServiceName.evaluator
  public static let configurationKeys =
    EvaluatorConfig.keys + ProviderSettings.keys + ModelServers.keys

  public static func make(in environment: ServiceEnvironment) async throws -> ServiceAssembly {
    let config = try EvaluatorConfig(reader: environment.config)
    let suites = try Self.suites(config)
    let store = try await EvaluationStore(
      directory: environment.dataDirectory, provider: environment.keyProvider())
    let audit = try AuditTrail(store.store, in: environment)
    var loader = ModelLoader()
    loader.register(
      try ProviderSettings(reader: environment.config, secrets: environment.secrets))
    loader.register(
      try ModelServers(
        reader: environment.config, secrets: environment.secrets, owner: self.name.rawValue))
    let source = TrainerArtifactSource(
      client: TrainerClient(try environment.channel(to: .trainer)),
      directory: environment.dataDirectory.appending(
        path: "models", directoryHint: .isDirectory),
      fileKey: try await store.keys.fileKey(),
      keys: try environment.verifyingKeys(), loader: loader)
    let signer = ProtobufVerdictSigner(key: try environment.signingKey())
    let queue = EvaluationQueue()
    let evaluations = Evaluations(
      store: store, suites: suites, defaultSuite: config.defaultSuite, source: source,
      queue: queue)
    let runner = EvaluationRunner(
      store: store, suites: suites, source: source, signer: signer, rules: config.rules)
    var assembly = ServiceAssembly(
      access: Self.access,
      jobs: [
        EvaluationJob(store: store, runner: runner, queue: queue, logger: environment.logger),
        RetentionJob(keeping: config.eventRetention, logger: environment.logger) {
          try await store.forgetEvents(before: $0)
        },
        store.watch,
      ],
      close: { try await store.close() })
    EvaluatorHandler(evaluations: evaluations, store: store).register(in: &assembly.router)
    try StoreProtection(of: environment, keys: store.keys).join(&assembly)
    audit.install(in: &assembly)
    Self.registerHealth(environment.health, store: store, suites: suites)
    return assembly
  }

  /// The deployer may ask for verdicts only.
  package static var access: AccessPolicy {
    var access = AccessPolicy()
    access.allow(EvaluatorMethods.all, for: [.gateway, .trainer])
    access.allow([EvaluatorMethods.getVerdict], for: [.deployer])
    return access
  }

  private static func suites(_ config: EvaluatorConfig) throws -> SuiteLibrary {
    let directory = try config.suiteDirectory ?? SuiteLibrary.shippedDirectory()
    let library = try SuiteLibrary(directory: directory)
    guard library.suites[config.defaultSuite] != nil else {
      throw ConfigurationError.invalid(
        name: "EVALUATION_SUITE",
        expected: "one of \(library.suites.keys.sorted().joined(separator: ", "))")
    }
    return library
  }
}
