import Crypto
import FoundationEssentials
import Hexadecimal
import LocalModel
import Synchronization
import TestSupport
import Testing

@testable import Trainer

@Suite("The embedded trainer behind the provider's face")
struct LocalTrainingProviderTests {
  private let directory: TemporaryDirectory
  private let provider = LocalTrainingProvider()
  private let kept = KeptArtifact()

  init() throws { self.directory = TemporaryDirectory() }

  private func job(
    records: [TrainingRecord] = Self.records, parameters: TrainingParameters = Self.parameters
  ) -> TrainingJob {
    TrainingJob(
      version: ModelVersionID(rawValue: "mv-1"), runID: RunID(rawValue: "run-1"),
      snapshotID: SnapshotID(rawValue: "sha256:ab"), parentDigest: "sha256:cd", records: records,
      parameters: parameters,
      checkpointDirectory: self.directory.url.appending(path: "checkpoints"),
      keep: { [kept] in kept.keep($0) })
  }

  private static let parameters = TrainingParameters(batchSize: 4, epochs: 2, warmupSteps: 1)

  private static let records: [TrainingRecord] = [
    ("appointment", "I need to book a check-up next week", "I can look for the first opening."),
    ("appointment", "can I move my visit to friday", "Of course, which time suits you?"),
    ("insurance", "does my plan cover an x-ray", "I can check your coverage with your plan."),
    ("insurance", "why did I get this bill", "Let me look at the claim behind the bill."),
    ("prescription", "I ran out of my pills, refill please", "I will send the refill request."),
    ("prescription", "is my medication ready", "I can check with your pharmacy."),
    ("symptom", "my throat has been sore for two days", "A nurse can advise you today."),
    ("emergency", "crushing chest pain and I cannot breathe", "Call 911 now."),
  ].enumerated().map { index, line in
    TrainingRecord(
      recordID: "r\(index)", group: "g\(index)", category: line.0,
      messages: [
        TrainingRecord.Message(role: "user", content: line.1),
        TrainingRecord.Message(role: "assistant", content: line.2),
      ], quality: 0.9, isCorrected: false)
  }

  @Test("It trains a model that loads, answers and names its data")
  func trains() async throws {
    let reports = Mutex<[TrainingProgress]>([])
    let job = self.job()
    let metrics = try await self.provider.train(job) { report in
      reports.withLock { $0.append(report) }
    }
    #expect(metrics.isFinite)
    #expect(metrics.epochsRun == 2)
    #expect(metrics.examples + metrics.validationExamples == Self.records.count)
    let progress = reports.withLock { $0 }
    #expect(progress.count { $0.endsEpoch } == 2)
    #expect(progress.map(\.step) == progress.map(\.step).sorted())
    try await self.provider.verify(self.kept.files)
    let model = try self.kept.model()
    #expect(model.manifest.lineage.datasetRoot == "sha256:ab")
    #expect(model.manifest.lineage.parentDigest == "sha256:cd")
    // The digest that the registry gives is the one that loaders check.
    let manifest = try self.kept.content(of: "manifest.json")
    #expect(model.digest == "sha256:" + SHA256.hash(data: manifest).hexadecimal)
  }

  @Test("The eight parameters reach the trainer")
  func parameters() async throws {
    let parameters = TrainingParameters(
      batchSize: 2, epochs: 1, learningRate: 0.0002, warmupSteps: 3, maxSequenceLength: 64,
      validationSplit: 0.25, earlyStoppingPatience: 1, medicalSpecialization: false)
    let job = self.job(parameters: parameters)
    _ = try await self.provider.train(job) { _ in }
    let manifest = try self.kept.model().manifest
    #expect(
      manifest.parameters
        == ModelTrainingParameters(
          batchSize: 2, epochs: 1, learningRate: 0.0002, warmupSteps: 3, maxSequenceLength: 64,
          validationSplit: 0.25, earlyStoppingPatience: 1, medicalSpecialization: false))
  }

  @Test("A report that is answered by an error ends the training with it")
  func objection() async throws {
    struct Objection: Error {}
    let reports = Mutex(0)
    await #expect(throws: Objection.self) {
      try await self.provider.train(
        self.job(
          parameters: TrainingParameters(batchSize: 1, epochs: 1000, earlyStoppingPatience: 0))
      ) { _ in
        let count = reports.withLock { count in
          count += 1
          return count
        }
        if count == 3 { throw Objection() }
      }
    }
  }

  @Test("Cancelling the task ends the training")
  func cancellation() async throws {
    let (started, starting) = AsyncStream.makeStream(of: Void.self)
    let job = self.job(
      parameters: TrainingParameters(batchSize: 1, epochs: 1000, earlyStoppingPatience: 0))
    let training = Task { try await self.provider.train(job) { _ in starting.yield() } }
    for await _ in started { break }
    training.cancel()
    await #expect(throws: CancellationError.self) { _ = try await training.value }
    #expect(self.kept.isEmpty)
  }

  @Test("Data without a patient's turn fails for good")
  func unusable() async throws {
    var record = Self.records[0]
    record.messages.removeFirst()
    await #expect(throws: RunFailure.self) {
      try await self.provider.train(self.job(records: [record])) { _ in }
    }
  }

  @Test("A damaged artefact does not pass", arguments: ["model.safetensors", "replies.jsonl"])
  func damage(file: String) async throws {
    let job = self.job()
    _ = try await self.provider.train(job) { _ in }
    self.kept.damage(file)
    await #expect(throws: RunFailure.self) {
      try await self.provider.verify(self.kept.files)
    }
  }
}
