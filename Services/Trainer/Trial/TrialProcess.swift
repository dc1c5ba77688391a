import API
import Crypto
import FoundationEssentials
import Hexadecimal
import LocalModel
import SwiftProtobuf

/// One process of a distributed training: fetches what to train and on what, trains it with the embedded trainer, and
/// hands it in. Keeps nothing: another attempt begins from the beginning.
struct TrialProcess: Sendable {
  let client: TrialsTransport
  /// What it was started as.
  let name: String

  /// Does all of it.
  func run() async -> TrialExit {
    do {
      let trial = try await self.client.begin()
      // A ticket of another attempt would train the right thing under a wrong name.
      guard trial.id == self.name else { return .void }
      let records = try await self.client.records()
      guard (try? SnapshotID(of: records).rawValue) == trial.snapshotID else {
        // Something on the way has changed them.
        return .software
      }
      let request = try await self.train(trial, on: records)
      return try await self.handIn(request)
    } catch {
      return error
    }
  }

  /// What is handed in, with the files that belong to it.
  private struct Yield {
    var request = Reddytalk_Trainer_V1_FinishTrialRequest()
    var files: [(name: String, content: Data)] = []
  }

  private func train(
    _ trial: Reddytalk_Trainer_V1_Trial, on records: [TrainingRecord]
  ) async throws(TrialExit) -> Yield {
    let leftOut = trial.leftOutSource.isEmpty ? nil : trial.leftOutSource
    let examples = records.filter { leftOut == nil || $0.source != leftOut }
      .map(TrainingExample.init)
    let trainer = ModelTrainer(
      parameters: ModelTrainingParameters(trial.parameters.native().applied(to: .defaults)),
      seed: trial.seed, splitSeed: trial.splitSeed,
      lineage: ModelLineage(
        datasetRoot: trial.snapshotID, snapshotID: trial.snapshotID,
        parentDigest: trial.parentDigest.isEmpty ? nil : trial.parentDigest))
    var yield = Yield()
    do {
      let trained = try await self.reporting { report in
        try await trainer.train(on: examples, progress: report)
      }
      let metrics = TrainingMetrics(trained)
      guard metrics.isFinite else {
        yield.request.failure =
          "a loss is not a finite number; lower learningRate or raise warmupSteps"
        return yield
      }
      yield.request.metrics = metrics.proto()
      if let leftOut {
        let held = records.filter { $0.source == leftOut }.map(TrainingExample.init)
        yield.request.heldOut = trained.model.judged(on: held).proto()
      }
      if trial.wantsArtifact {
        yield.files = trained.files.map { ($0.name, Data($0.bytes)) }
      }
    } catch let error as ModelTrainingError {
      yield.request.failure = error.description
    } catch let exit as TrialExit {
      throw exit
    } catch {
      throw .software
    }
    return yield
  }

  /// Trains while what it reports is passed on, the newest first; ends the training when the Trainer wants no more of it.
  private func reporting(
    _ train:
      @escaping @Sendable (
        @escaping @Sendable (ModelTrainingProgress) -> Void
      ) async throws -> TrainedModel
  ) async throws -> TrainedModel {
    let (reports, reporting) = AsyncStream.makeStream(
      of: ModelTrainingProgress.self, bufferingPolicy: .bufferingNewest(1))
    return try await withThrowingTaskGroup(of: TrainedModel?.self) { group in
      defer { group.cancelAll() }
      group.addTask {
        defer { reporting.finish() }
        return try await train { progress in reporting.yield(progress) }
      }
      group.addTask {
        for await progress in reports {
          try await self.client.report(TrainingProgress(progress))
          try await Task.sleep(for: Self.reportInterval)
        }
        return nil
      }
      while let outcome = try await group.next() {
        if let outcome { return outcome }
      }
      throw TrialExit.software
    }
  }

  private func handIn(_ yield: Yield) async throws(TrialExit) -> TrialExit {
    var request = yield.request
    request.files = yield.files.map { file in
      .with {
        $0.name = file.name
        $0.bytes = UInt64(file.content.count)
        $0.sha256 = SHA256.hash(data: file.content).hexadecimal
      }
    }
    for _ in 0..<Self.uploads {
      for file in yield.files { try await self.client.put(file.name, file.content) }
      if try await self.client.finish(request) { return .done }
    }
    return .software
  }

  private static let reportInterval = Duration.milliseconds(500)
  /// The Trainer may be restarted between the files and the result.
  private static let uploads = 5
}

extension DialogueModel {
  /// How the model does on conversations that it was not trained on.
  fileprivate func judged(on examples: [TrainingExample]) -> TrialResult.HeldOut {
    var result = TrialResult.HeldOut()
    for example in examples {
      let turns = example.messages.filter { $0.role == .user }
      guard !turns.isEmpty else { continue }
      result.conversations += 1
      guard let category = example.category else { continue }
      result.judged += 1
      let probabilities = self.categoryProbabilities(of: turns)
      let likeliest = DialogueCategory.allCases.max {
        (probabilities[$0] ?? 0) < (probabilities[$1] ?? 0)
      }
      if likeliest == category { result.right += 1 }
      guard category == .emergency else { continue }
      result.emergencies += 1
      if self.respond(to: turns).disposition == .escalateEmergency { result.escalated += 1 }
    }
    return result
  }
}
