import API
import FoundationEssentials
import RPCCore
import RPCInProcess
import StoreKit
import SwiftProtobuf
import Synchronization
import Testing

@testable import Trainer

@Suite("The Trainer's methods")
struct TrainerHandlerTests {
  private let rig: PipelineRig
  private let process: PipelineRig.Process

  init() throws {
    self.rig = try PipelineRig()
    self.process = try self.rig.start()
  }

  private func client(as peer: String = "gateway") -> TrainerClient {
    var router = RPCRouter()
    TrainerHandler(
      pipeline: self.process.pipeline, survey: self.process.survey,
      lifecycles: LifecycleDesk(
        book: .product(), ledger: LifecycleStore(self.process.store)),
      artifacts: self.process.artifacts, feed: EventFeed(store: self.process.store)
    ).register(in: &router)
    return TrainerClient(
      InProcessTransport(
        router: router, peer: PeerIdentity(name: peer), access: TrainerService.access))
  }

  private static let asAnna = CallOptions(
    metadata: ["x-actor": "anna", "x-roles": "admin", "x-request-id": "req-7"])

  private func failure(
    _ call: () async throws -> some Any
  ) async throws -> RPCError {
    try #require(await #expect(throws: RPCError.self) { _ = try await call() })
  }

  @Test("A start takes the words, the parameters and the actor")
  func start() async throws {
    let request = Reddytalk_Trainer_V1_StartRunRequest.with {
      $0.reason = "weekly"
      $0.notes = "look closely"
      $0.parameters.epochs = 7
      $0.parameters.medicalSpecialization = false
    }
    let run = try await self.client().startRun(request, options: Self.asAnna)
    #expect(run.state == .collecting)
    #expect(run.trigger == .manual)
    #expect(run.requestedBy == "anna")
    #expect(run.reason == "weekly")
    #expect(run.notes == "look closely")
    #expect(run.provider == "local")
    #expect(run.parameters.epochs == 7)
    #expect(run.parameters.batchSize == 16)
    #expect(!run.parameters.medicalSpecialization)
    #expect(run.transitions.map(\.state) == [.collecting])
    let audit = try await self.process.audit()
    #expect(audit.map(\.actor) == ["anna"])
    #expect(audit.map(\.requestID) == ["req-7"])
  }

  @Test("A second start is refused with its reason")
  func doubleStart() async throws {
    _ = try await self.client().startRun(.init(), options: Self.asAnna)
    let error = try await self.failure {
      try await self.client().startRun(.init(), options: Self.asAnna)
    }
    #expect(error.code == .failedPrecondition)
    #expect(error.metadata["x-reason"] == "run-already-active")
  }

  @Test("Wrong parameters and unknown providers are refused by name")
  func invalid() async throws {
    let parameters = try await self.failure {
      try await self.client().startRun(
        .with { $0.parameters.validationSplit = 0.9 }, options: Self.asAnna)
    }
    #expect(parameters.code == .invalidArgument)
    #expect(parameters.metadata["x-reason"] == "invalid-parameters")
    #expect(parameters.message == "validationSplit is 0.9, but must be 0.0 to 0.5")
    let provider = try await self.failure {
      try await self.client().startRun(.with { $0.provider = "abacus" }, options: Self.asAnna)
    }
    #expect(provider.code == .invalidArgument)
    #expect(provider.message.contains("choose one of: local, scripted"))
  }

  @Test("A stop without a run, an unknown run and an unknown version each say so")
  func unknown() async throws {
    let stop = try await self.failure {
      try await self.client().stopRun(.init(), options: Self.asAnna)
    }
    #expect(stop.code == .failedPrecondition)
    #expect(stop.metadata["x-reason"] == "wrong-state")
    let run = try await self.failure { try await self.client().getRun(.with { $0.id = "x" }) }
    #expect(run.code == .notFound)
    #expect(run.metadata["x-reason"] == "not-found")
    let version = try await self.failure {
      try await self.client().getModelVersion(.with { $0.id = "x" })
    }
    #expect(version.code == .notFound)
    #expect(version.metadata["x-reason"] == "unknown-model")
  }

  @Test("A key of idempotency gives the first run again, and to no other request")
  func idempotency() async throws {
    let request = Reddytalk_Trainer_V1_StartRunRequest.with { $0.idempotencyKey = "k" }
    let first = try await self.client().startRun(request, options: Self.asAnna)
    let again = try await self.client().startRun(request, options: Self.asAnna)
    #expect(first.id == again.id)
    let other = try await self.failure {
      try await self.client().startRun(
        .with {
          $0.idempotencyKey = "k"
          $0.reason = "another"
        }, options: Self.asAnna)
    }
    #expect(other.code == .alreadyExists)
    #expect(other.metadata["x-reason"] == "idempotency-key-reused")
  }

  @Test("History is newest first and limited")
  func history() async throws {
    var ids: [String] = []
    for number in 0..<3 {
      let run = try await self.process.startRun(key: "key-\(number)")
      try await self.process.driver.drive(run.id)
      ids.insert(run.id.rawValue, at: 0)
      self.rig.time.advance(by: .seconds(1))
    }
    let all = try await self.client().listRuns(.init()).runs
    #expect(all.map(\.id) == ids)
    #expect(all.allSatisfy { $0.state == .completed && $0.finishedAtMs > 0 })
    let two = try await self.client().listRuns(.with { $0.limit = 2 }).runs
    #expect(two.map(\.id) == Array(ids.prefix(2)))
  }

  @Test("The status tells runs, triggers and blockers")
  func status() async throws {
    let status = try await self.client().getPipelineStatus(.init())
    #expect(!status.hasActiveRun)
    #expect(status.productionPerformance == -1)
    #expect(status.blockers == ["data threshold: 12 of 100 qualified samples"])
    let threshold = try #require(status.triggers.first { $0.trigger == .dataThreshold })
    #expect(threshold.enabled)
    #expect(threshold.detail == "12 of 100 new qualified samples")
  }

  @Test("The artefact arrives whole, the manifest first, and fits its digest")
  func artifact() async throws {
    let run = try await self.process.completeRun()
    let id = try #require(run.modelVersionID?.rawValue)
    let client = self.client(as: "deployer")
    let version = try await client.getModelVersion(.with { $0.id = id })
    #expect(version.number == 1)
    #expect(version.metrics.epochsRun == 3)
    #expect(version.keyID == "trainer-test")
    var files: [String: Data] = [:]
    var order: [String] = []
    var bytes: UInt64 = 0
    for try await chunk in try await client.readArtifact(.with { $0.modelVersionID = id }) {
      #expect(chunk.offset == UInt64(files[chunk.file]?.count ?? 0))
      files[chunk.file, default: Data()].append(chunk.data)
      bytes += UInt64(chunk.data.count)
      if chunk.lastOfFile { order.append(chunk.file) }
    }
    #expect(order == ["manifest.json", "weights.bin"])
    #expect(files["manifest.json"] == Data("{}".utf8))
    #expect(bytes == version.artifactBytes)
    let record = try #require(try await self.process.audit().last)
    #expect(record.action == "model.read" && record.objectID == id)
    #expect(record.actor == "service:deployer")
  }

  @Test("Events are replayed and followed")
  func watch() async throws {
    let run = try await self.process.completeRun()
    var types: [String] = []
    for try await event in try await self.client().watch(.with { $0.afterSequence = 1 }) {
      #expect(event.subjectID == run.id.rawValue)
      types.append(event.type)
      if event.type == "training-pipeline-completed" { break }
    }
    #expect(types.first == "training-progress")
    #expect(types.count == 7)
  }

  @Test("Evaluator and Deployer may fetch versions and nothing else", arguments: TrainerMethods.all)
  func access(method: MethodDescriptor) {
    let fetching = [TrainerMethods.getModelVersion, TrainerMethods.readArtifact]
    let permits = { TrainerService.access.permits(method, peer: PeerIdentity(name: $0)) }
    #expect(permits("gateway"))
    #expect(permits("evaluator") == fetching.contains(method))
    #expect(permits("deployer") == fetching.contains(method))
    #expect(!permits("collector"))
    #expect(!permits("trainer"))
  }

  @Test("Every provider is listed, with what stands against it")
  func providers() async throws {
    let providers = try await self.client().listProviders(.init()).providers
    #expect(providers.map(\.name) == ["local", "scripted"])
    #expect(providers.allSatisfy { $0.configured && $0.hasReachable && $0.reachable && $0.able })
    #expect(providers.map(\.reason) == ["", ""])
  }

  @Test("A version tells where it comes from and when it ends")
  func lifecycle() async throws {
    self.rig.provider.state.withLock {
      $0.lineage = TrainingLineage(
        baseModel: "base-1", providerModel: "ft:base-1",
        trainingFile: TrainingLineage.DataFile(
          format: "openai-chat", lines: 9, bytes: 70, sha256: "ab"),
        withoutCounterpart: [
          TrainingLineage.UnmappedParameter(name: "warmupSteps", value: "100", instead: "its own")
        ])
    }
    let end = try #require(CalendarDay.date("2027-05-01"))
    try await LifecycleStore(self.process.store).note(
      ReportedEnds(provider: "scripted", model: "ft:base-1", shutdown: end, askedAt: Samples.time))
    let run = try await self.process.completeRun()
    let id = try #require(run.modelVersionID?.rawValue)
    let version = try await self.client(as: "deployer").getModelVersion(.with { $0.id = id })
    #expect(version.lineage.baseModel == "base-1")
    #expect(version.lineage.trainingFile.sha256 == "ab")
    #expect(!version.lineage.hasValidationFile)
    #expect(version.lineage.withoutCounterpart.map(\.instead) == ["its own"])
    #expect(version.lifecycle.ends.map(\.stage) == [.shutdown])
    #expect(version.lifecycle.ends.map(\.atMs) == [end.millisecondsSinceEpoch])
    #expect(version.lifecycle.ends.map(\.source) == ["scripted, asked 2023-11-14"])
    #expect(!version.lifecycle.hasSuccessor)
    let listed = try await self.client().listModelVersions(.init()).modelVersions
    #expect(listed == [version])
  }

  @Test("A start can name the version to reproduce, and an unknown one is refused")
  func reproduction() async throws {
    let run = try await self.process.completeRun()
    let id = try #require(run.modelVersionID?.rawValue)
    let again = try await self.client().startRun(
      .with { $0.reproduceModelVersionID = id }, options: Self.asAnna)
    #expect(again.reproducesModelVersionID == id)
    #expect(again.provider == "local")
    let error = try await self.failure {
      try await self.client().startRun(
        .with { $0.reproduceModelVersionID = "mv-none" }, options: Self.asAnna)
    }
    #expect(error.code == .notFound)
    #expect(error.metadata["x-reason"] == "unknown-model")
  }
}
