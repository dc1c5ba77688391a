import FoundationEssentials
import LocalModel

/// The embedded trainer: computes on a thread of its own, offline, and gives the same artefact for
/// the same data and parameters.
package struct LocalTrainingProvider: TrainingProvider {
  package let name = ProviderRegistry.defaultName

  package init() {}

  package func train(
    _ job: TrainingJob, report: @escaping @Sendable (TrainingProgress) throws -> Void
  ) async throws -> TrainingMetrics {
    let trainer = ModelTrainer(
      parameters: ModelTrainingParameters(job.parameters),
      lineage: ModelLineage(
        datasetRoot: job.snapshotID.rawValue, snapshotID: job.snapshotID.rawValue,
        parentDigest: job.parentDigest))
    let examples = job.records.map(TrainingExample.init)
    do {
      let trained = try await Self.train(
        trainer, on: examples, checkpointDirectory: job.checkpointDirectory, report: report)
      try job.keep(trained.files.map { ArtifactPart(name: $0.name, content: Data($0.bytes)) })
      return TrainingMetrics(trained)
    } catch let error as ModelTrainingError {
      // A disk that has no room is no fault of the run: it is tried again.
      if case .checkpointUnusable = error { throw error }
      throw RunFailure.trainingFailed(reason: error.description)
    }
  }

  package func verify(_ artifact: ArtifactFiles) async throws {
    let model: DialogueModel
    do {
      model = try DialogueModel.load(from: ArtifactContents(artifact.name, read: artifact.content))
    } catch {
      throw RunFailure.artifactInvalid(reason: error.description)
    }
    let reply = model.respond(to: [Self.probe])
    let probabilities = model.categoryProbabilities(of: [Self.probe]).values
    guard !reply.content.isEmpty, reply.confidence.isFinite else {
      throw RunFailure.artifactInvalid(reason: "it has no answer to a greeting")
    }
    guard probabilities.allSatisfy(\.isFinite), abs(probabilities.reduce(0, +) - 1) < 1e-3 else {
      throw RunFailure.artifactInvalid(reason: "its probabilities do not add up to one")
    }
  }

  /// It needs nothing but this machine, so that there is nobody to ask.
  package func status() async -> ProviderStatus {
    ProviderStatus(
      name: self.name, isConfigured: true, isReachable: true, isAble: true,
      limits: [
        "batchSize": Self.words(TrainingParameters.batchSizes),
        "epochs": Self.words(TrainingParameters.epochCounts),
        "maxSequenceLength": Self.words(TrainingParameters.sequenceLengths),
      ])
  }

  private static func words(_ range: ClosedRange<Int>) -> String {
    "\(range.lowerBound) to \(range.upperBound)"
  }

  /// What every front desk has an answer to.
  private static let probe = DialogueMessage(
    role: .user, content: "Hello, I would like to make an appointment, please.")

  /// Trains until the end, or until a report is answered by an error, which then ends the training.
  private static func train(
    _ trainer: ModelTrainer, on examples: [TrainingExample], checkpointDirectory: URL,
    report: @escaping @Sendable (TrainingProgress) throws -> Void
  ) async throws -> TrainedModel {
    let (objections, objecting) = AsyncStream.makeStream(of: (any Error).self)
    return try await withThrowingTaskGroup(of: TrainedModel?.self) { group in
      defer { group.cancelAll() }
      group.addTask {
        defer { objecting.finish() }
        return try await trainer.train(on: examples, checkpointDirectory: checkpointDirectory) {
          progress in
          do { try report(TrainingProgress(progress)) } catch { objecting.yield(error) }
        }
      }
      group.addTask {
        for await objection in objections { throw objection }
        return nil
      }
      while let outcome = try await group.next() {
        if let outcome { return outcome }
      }
      throw CancellationError()
    }
  }
}
