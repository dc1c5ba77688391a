import LocalModel

extension ModelTrainingParameters {
  /// The parameters of a run.
  init(_ parameters: TrainingParameters) {
    self.init(
      batchSize: parameters.batchSize, epochs: parameters.epochs,
      learningRate: parameters.learningRate, warmupSteps: parameters.warmupSteps,
      maxSequenceLength: parameters.maxSequenceLength,
      validationSplit: parameters.validationSplit,
      earlyStoppingPatience: parameters.earlyStoppingPatience,
      medicalSpecialization: parameters.medicalSpecialization)
  }
}

extension TrainingExample {
  /// A record of a snapshot. A turn of an unknown role is not learned from, nor is an unknown
  /// category.
  init(_ record: TrainingRecord) {
    self.init(
      recordID: record.recordID, group: record.group.isEmpty ? nil : record.group,
      category: record.category.flatMap(DialogueCategory.init(rawValue:)),
      messages: record.messages.compactMap { message in
        DialogueMessage.Role(rawValue: message.role).map {
          DialogueMessage(role: $0, content: message.content)
        }
      }, quality: record.quality)
  }
}

extension TrainingProgress {
  /// Where the embedded trainer stands.
  init(_ progress: ModelTrainingProgress) {
    self.init(
      epoch: progress.epoch, epochs: progress.epochs, step: progress.step,
      totalSteps: progress.totalSteps, trainingLoss: progress.trainingLoss,
      validationLoss: progress.validationLoss, examplesPerSecond: progress.examplesPerSecond,
      elapsedSeconds: progress.elapsed / .seconds(1), endsEpoch: progress.endsEpoch)
  }
}

extension TrainingMetrics {
  /// What the embedded trainer measured.
  init(_ trained: TrainedModel) {
    let metrics = trained.metrics
    self.init(
      examples: metrics.trainingExamples, validationExamples: metrics.validationExamples,
      firstLoss: metrics.firstLoss, lastLoss: metrics.lastLoss,
      bestValidationLoss: metrics.bestValidationLoss,
      validationAccuracy: metrics.validationAccuracy, epochsRun: metrics.epochsRun,
      stoppedEarly: metrics.stoppedEarly, seconds: trained.timing.elapsed / .seconds(1),
      examplesPerSecond: trained.timing.examplesPerSecond)
  }
}
