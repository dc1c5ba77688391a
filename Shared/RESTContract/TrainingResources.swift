public import Foundation

/// The eight custom parameters of a run; absent ones take the configured defaults.
public struct TrainingParametersResource: Codable, Sendable, Equatable {
  /// Examples in one optimisation step.
  public var batchSize: Int?
  /// Passes over the training part.
  public var epochs: Int?
  public var learningRate: Double?
  /// Steps over which the learning rate rises from zero.
  public var warmupSteps: Int?
  /// Tokens of a conversation that are kept, the most recent ones.
  public var maxSequenceLength: Int?
  /// Share held back for validation, from 0 to below 1.
  public var validationSplit: Double?
  /// Epochs without a better validation loss after which training stops.
  public var earlyStoppingPatience: Int?
  /// Gives clinical safety more weight.
  public var medicalSpecialization: Bool?

  public init(
    batchSize: Int? = nil, epochs: Int? = nil, learningRate: Double? = nil,
    warmupSteps: Int? = nil, maxSequenceLength: Int? = nil, validationSplit: Double? = nil,
    earlyStoppingPatience: Int? = nil, medicalSpecialization: Bool? = nil
  ) {
    self.batchSize = batchSize
    self.epochs = epochs
    self.learningRate = learningRate
    self.warmupSteps = warmupSteps
    self.maxSequenceLength = maxSequenceLength
    self.validationSplit = validationSplit
    self.earlyStoppingPatience = earlyStoppingPatience
    self.medicalSpecialization = medicalSpecialization
  }
}

/// Body of `POST /api/training-pipeline/start`.
public struct StartRunBody: Codable, Sendable, Equatable {
  /// Why the run is started, in the caller's words.
  public struct Metadata: Codable, Sendable, Equatable {
    public var reason: String?
    public var notes: String?

    public init(reason: String? = nil, notes: String? = nil) {
      self.reason = reason
      self.notes = notes
    }
  }

  public var metadata: Metadata?
  public var customParameters: TrainingParametersResource?
  /// "local" when absent.
  public var provider: String?
  /// Trains on the dataset of this version, and with its parameters but for the custom ones; absent collects a dataset.
  public var reproduceModelVersionId: String?

  public init(
    metadata: Metadata? = nil, customParameters: TrainingParametersResource? = nil,
    provider: String? = nil, reproduceModelVersionId: String? = nil
  ) {
    self.metadata = metadata
    self.customParameters = customParameters
    self.provider = provider
    self.reproduceModelVersionId = reproduceModelVersionId
  }
}

/// Body of `POST /api/training-pipeline/stop`.
public struct StopRunBody: Codable, Sendable, Equatable {
  public var reason: String?

  public init(reason: String? = nil) {
    self.reason = reason
  }
}

/// A pipeline run.
public struct RunResource: Codable, Sendable, Equatable {
  /// The states of a run; the last four are final.
  public enum State: String, Codable, Sendable, CaseIterable {
    case collecting, training, evaluating, deploying, completed, failed, stopped, rejected

    /// Whether a run in this state will never leave it.
    public var isFinal: Bool {
      switch self {
      case .collecting, .training, .evaluating, .deploying: false
      case .completed, .failed, .stopped, .rejected: true
      }
    }
  }

  /// What made the run start.
  public struct Trigger: Codable, Sendable, Equatable {
    /// "manual", "data-threshold", "quality-improvement", "performance-degradation", "scheduled".
    public var reason: String
    /// The numbers that made it fire.
    public var detail: String

    public init(reason: String, detail: String) {
      self.reason = reason
      self.detail = detail
    }
  }

  /// Where training stands.
  public struct Progress: Codable, Sendable, Equatable {
    public var epoch: Int
    public var epochs: Int
    public var step: Int
    public var totalSteps: Int
    public var trainingLoss: Double
    public var validationLoss: Double?
    public var examplesPerSecond: Double
    public var elapsedSeconds: Double

    public init(
      epoch: Int, epochs: Int, step: Int, totalSteps: Int, trainingLoss: Double,
      validationLoss: Double?, examplesPerSecond: Double, elapsedSeconds: Double
    ) {
      self.epoch = epoch
      self.epochs = epochs
      self.step = step
      self.totalSteps = totalSteps
      self.trainingLoss = trainingLoss
      self.validationLoss = validationLoss
      self.examplesPerSecond = examplesPerSecond
      self.elapsedSeconds = elapsedSeconds
    }
  }

  /// One step of the run's history.
  public struct Transition: Codable, Sendable, Equatable {
    public var state: State
    public var at: Date
    public var detail: String

    public init(state: State, at: Date, detail: String) {
      self.state = state
      self.at = at
      self.detail = detail
    }
  }

  public var id: String
  public var state: State
  public var trigger: Trigger
  public var metadata: StartRunBody.Metadata
  public var provider: String
  public var parameters: TrainingParametersResource
  public var requestedBy: String
  public var snapshotId: String?
  /// The version whose dataset is trained on again; absent for a dataset of its own.
  public var reproducesModelVersionId: String?
  public var modelVersionId: String?
  public var evaluationId: String?
  public var deploymentId: String?
  public var progress: Progress?
  /// Why a run failed, was rejected or stopped.
  public var outcomeDetail: String?
  public var createdAt: Date
  public var updatedAt: Date
  public var finishedAt: Date?
  public var transitions: [Transition]

  public init(
    id: String, state: State, trigger: Trigger, metadata: StartRunBody.Metadata, provider: String,
    parameters: TrainingParametersResource, requestedBy: String, createdAt: Date, updatedAt: Date
  ) {
    self.id = id
    self.state = state
    self.trigger = trigger
    self.metadata = metadata
    self.provider = provider
    self.parameters = parameters
    self.requestedBy = requestedBy
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.transitions = []
  }
}

/// Answer of `GET /api/training-pipeline/history`.
public struct HistoryResource: Codable, Sendable, Equatable {
  /// Newest first.
  public var runs: [RunResource]

  public init(runs: [RunResource]) {
    self.runs = runs
  }
}

/// A trained model version.
public struct ModelVersionResource: Codable, Sendable, Equatable {
  /// What training measured.
  public struct Metrics: Codable, Sendable, Equatable {
    public var examples: Int
    public var validationExamples: Int
    public var firstLoss: Double
    public var lastLoss: Double
    public var bestValidationLoss: Double
    public var validationAccuracy: Double
    public var epochsRun: Int
    public var stoppedEarly: Bool
    public var seconds: Double
    public var examplesPerSecond: Double

    public init(
      examples: Int, validationExamples: Int, firstLoss: Double, lastLoss: Double,
      bestValidationLoss: Double, validationAccuracy: Double, epochsRun: Int, stoppedEarly: Bool,
      seconds: Double, examplesPerSecond: Double
    ) {
      self.examples = examples
      self.validationExamples = validationExamples
      self.firstLoss = firstLoss
      self.lastLoss = lastLoss
      self.bestValidationLoss = bestValidationLoss
      self.validationAccuracy = validationAccuracy
      self.epochsRun = epochsRun
      self.stoppedEarly = stoppedEarly
      self.seconds = seconds
      self.examplesPerSecond = examplesPerSecond
    }
  }

  public var id: String
  /// Counts up from 1.
  public var number: Int
  public var runId: String
  public var provider: String
  /// The dataset it was trained on.
  public var snapshotId: String
  public var parentModelVersionId: String?
  /// "sha256:" and the hex digest of the artefact's manifest.
  public var digest: String
  public var parameters: TrainingParametersResource
  public var metrics: Metrics
  public var artifactBytes: Int
  /// Id of the Ed25519 key that signed the artefact's manifest.
  public var signedBy: String
  public var createdAt: Date
  /// What its provider was given and made of it.
  public var lineage: TrainingLineageResource?
  /// What is known of its end.
  public var lifecycle: ModelLifecycleResource?

  public init(
    id: String, number: Int, runId: String, provider: String, snapshotId: String,
    parentModelVersionId: String?, digest: String, parameters: TrainingParametersResource,
    metrics: Metrics, artifactBytes: Int, signedBy: String, createdAt: Date
  ) {
    self.id = id
    self.number = number
    self.runId = runId
    self.provider = provider
    self.snapshotId = snapshotId
    self.parentModelVersionId = parentModelVersionId
    self.digest = digest
    self.parameters = parameters
    self.metrics = metrics
    self.artifactBytes = artifactBytes
    self.signedBy = signedBy
    self.createdAt = createdAt
  }
}

/// Answer of `GET /api/training-pipeline/models`.
public struct ModelVersionsResource: Codable, Sendable, Equatable {
  /// Newest first.
  public var models: [ModelVersionResource]

  public init(models: [ModelVersionResource]) {
    self.models = models
  }
}
