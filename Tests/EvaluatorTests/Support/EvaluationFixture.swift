import Evaluator
import FieldEncryption
import Foundation
import ServiceKit
import StoreKit
import TestSupport

/// The evaluator's domain over a store in a directory of its own, with a fixed clock.
struct EvaluationFixture {
  static let time = Date(timeIntervalSince1970: 1_800_000_000)

  private let owner: TemporaryDirectory
  let directory: URL
  let store: EvaluationStore
  let source: FakeArtifactSource
  let queue = EvaluationQueue()
  let suites: SuiteLibrary
  let signingKey: SigningKey

  init(
    _ models: [String: any AnsweringModel] = ["mv-1": TestSuites.goodModel],
    suites: [Evaluator.Suite] = [TestSuites.small], over former: EvaluationFixture? = nil
  ) async throws {
    self.owner = former?.owner ?? TemporaryDirectory()
    self.directory = self.owner.url
    self.store = try await EvaluationStore(
      directory: self.directory,
      provider: RootKey(name: "test", bytes: Data(repeating: 7, count: 32)))
    self.source = FakeArtifactSource(models)
    self.suites = SuiteLibrary(suites)
    self.signingKey = .ephemeral(for: .evaluator)
  }

  var evaluations: Evaluations {
    Evaluations(
      store: self.store, suites: self.suites, defaultSuite: "small", source: self.source,
      queue: self.queue, now: { Self.time })
  }

  func runner(
    settings: EvaluationSettings = .quick, policy: EvaluationPolicy = .quick
  ) -> EvaluationRunner {
    EvaluationRunner(
      store: self.store, suites: self.suites, source: self.source,
      signer: ProtobufVerdictSigner(key: self.signingKey),
      rules: EvaluationRunner.Rules(settings: settings, policy: policy), now: { Self.time })
  }

  func start(
    _ model: String = "mv-1", baseline: String? = nil, key: String? = nil
  ) async throws -> Evaluation {
    try await self.evaluations.start(
      EvaluationRequest(
        modelVersionID: ModelVersionID(rawValue: model),
        baselineID: baseline.map(ModelVersionID.init(rawValue:)), idempotencyKey: key,
        requestedBy: "anna"),
      by: Requester(actor: "anna", roles: ["admin"], requestID: "r-1"))
  }

  /// The types of all events so far.
  func eventTypes() async throws -> [String] {
    try await self.events().map(\.type)
  }

  /// All events so far.
  func events() async throws -> [(type: String, json: String)] {
    var events: [(type: String, json: String)] = []
    for try await event in self.store.events.events(after: 0) {
      events.append((event.type, event.dataJSON))
      if event.type == "evaluation-completed" { break }
    }
    return events
  }

  /// Runs `body` with a fixture whose store is closed afterwards.
  static func with(
    _ models: [String: any AnsweringModel] = ["mv-1": TestSuites.goodModel],
    suites: [Evaluator.Suite] = [TestSuites.small],
    _ body: (EvaluationFixture) async throws -> Void
  ) async throws {
    let fixture = try await EvaluationFixture(models, suites: suites)
    try await body(fixture)
    try await fixture.store.close()
  }
}
