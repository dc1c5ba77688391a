public import FoundationEssentials

/// How long a training took; not part of the artefact, because it differs from run to run.
public struct TrainingTiming: Hashable, Sendable {
  /// From the start, or the resumption, to the finished model.
  public var elapsed: Duration
  /// Dialogue positions learned from in that time, repetitions included.
  public var positionsLearned: Int
  /// Epochs that were taken from a checkpoint.
  public var resumedEpochs: Int

  /// Positions learned from per second.
  public var examplesPerSecond: Double {
    Double(self.positionsLearned) / max(1e-9, self.elapsed / .seconds(1))
  }
}

/// The result of a training run: the model and the bytes of its artefact.
public struct TrainedModel: Sendable {
  /// The model, exactly as it will be loaded from the artefact.
  public let model: DialogueModel
  /// How long it took.
  public let timing: TrainingTiming
  /// The files of its artefact.
  public let files: [(name: String, bytes: [UInt8])]

  /// The manifest.
  public var manifest: ModelManifest { self.model.manifest }
  /// What training measured.
  public var metrics: ModelTrainingMetrics { self.model.manifest.metrics }
  /// Identity of the model.
  public var digest: String { self.model.digest }
  /// Size of the artefact, manifest included.
  public var artifactBytes: Int { self.files.reduce(0) { $0 + $1.bytes.count } }

  /// Writes the artefact as a new directory of plain files, whole or not at all.
  ///
  /// Writing the same model again to the same place is not an error.
  /// - Throws: `ModelArtifactError`.
  public func write(to directory: URL) throws(ModelArtifactError) {
    if FileManager.default.fileExists(atPath: directory.path) {
      _ = try DialogueModel.load(
        from: ArtifactContents(directory: directory), expectedDigest: self.digest)
      return
    }
    do {
      try DurableDirectory.create(directory, files: self.files)
    } catch {
      throw .unwritable(path: error.path, reason: error.reason)
    }
  }

  /// Builds the model of a finished run.
  static func assemble(
    run: TrainingRun, given: Int, seed: UInt64, lineage: ModelLineage, timing: TrainingTiming
  ) throws(ModelArtifactError) -> TrainedModel {
    let (classifier, encoder) = run.finish()
    let index = ReplyIndexBuilder(
      data: run.data, given: given, classifier: classifier, encoder: encoder
    ).build()
    let tensors = DialogueModel.tensors(classifier: classifier, encoder: encoder, index: index)
    let replies = try ReplyEntry.encodeLines(index.entries)
    let arrays = tensors.encoded()
    var manifest = ModelManifest(
      format: ModelManifest.formatName, formatVersion: ModelManifest.currentVersion,
      provider: "local", parameters: run.parameters, seed: seed, lineage: lineage,
      labels: Dictionary(
        uniqueKeysWithValues: ModelManifest.heads.map { ($0.name, $0.labels) }),
      metrics: Self.metrics(run, replies: index.entries.count),
      files: [
        ModelManifest.File(
          name: SafeTensors.fileName, bytes: arrays.count, sha256: ContentDigest.hex(arrays)),
        ModelManifest.File(
          name: DialogueModel.repliesFileName, bytes: replies.count,
          sha256: ContentDigest.hex(replies)),
      ])
    let draft = try DialogueModel(
      manifest: manifest, digest: "", tensors: tensors, replies: Data(replies))
    manifest.metrics.emergencyRecall = Self.emergencyRecall(of: draft, on: run.data)
    let bytes = try manifest.encoded()
    return TrainedModel(
      model: DialogueModel(
        manifest: manifest, digest: ContentDigest.identity(bytes), classifier: draft.classifier,
        encoder: draft.encoder, index: draft.index),
      timing: timing,
      files: [
        (ModelManifest.fileName, bytes), (SafeTensors.fileName, arrays),
        (DialogueModel.repliesFileName, replies),
      ])
  }

  private static func metrics(_ run: TrainingRun, replies: Int) -> ModelTrainingMetrics {
    let standing = run.standing
    let (classifier, encoder) = run.finish()
    let validated = !run.data.validationConversations.isEmpty
    return ModelTrainingMetrics(
      trainingExamples: run.data.givenTraining,
      validationExamples: run.data.validationConversations.count,
      trainingPositions: run.data.classifierExamples.features.count,
      steps: standing.epochsDone * run.plan.stepsPerEpoch, epochsRun: standing.epochsDone,
      stoppedEarly: standing.stoppedEarly, bestEpoch: standing.bestEpoch,
      firstLoss: standing.firstLoss, lastLoss: standing.lastLoss,
      epochLosses: standing.epochLosses, validationLosses: standing.validationLosses,
      bestValidationLoss: standing.validationLosses.min(),
      validationAccuracy: validated ? run.data.validationAccuracy(of: classifier) : nil,
      emergencyRecall: nil,
      replyRecallAt1: run.data.rankerValidation.evaluate(encoder, scale: 1)?.recall,
      replies: replies)
  }

  /// Share of the emergencies held back that the whole model escalates, from all user turns.
  private static func emergencyRecall(of model: DialogueModel, on data: TrainingData) -> Double? {
    let emergencies = data.validationConversations.filter {
      data.examples[$0].category == .emergency
    }
    guard !emergencies.isEmpty else { return nil }
    let found = emergencies.count { conversation in
      let messages = data.examples[conversation].messages.filter { $0.role == .user }
      return model.respond(to: messages).disposition == .escalateEmergency
    }
    return Double(found) / Double(emergencies.count)
  }
}
