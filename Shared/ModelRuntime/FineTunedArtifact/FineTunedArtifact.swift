public import LocalModel

/// `manifest.json` of a model that a provider trained and keeps: which one it is and where it came from. Its own
/// digest is the identity of the model here.
///
/// Names no address: where the provider is, and what authenticates requests to it, is each service's own
/// configuration. An artefact that could send patients' words elsewhere would be worth forging.
public struct FineTunedArtifact: ArtifactManifest, Hashable, Codable {
  /// A file of the artefact beside the manifest: of an adapter that can leave its provider.
  public typealias File = ModelManifest.File

  /// A data file that was given to the provider.
  public struct DataFile: Hashable, Sendable, Codable {
    /// Conversations.
    public var lines: Int
    /// Size.
    public var bytes: Int64
    /// SHA-256 in hex.
    public var sha256: String

    /// Describes a file.
    public init(lines: Int, bytes: Int64, sha256: String) {
      self.lines = lines
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  /// What was trained on.
  public struct Dataset: Hashable, Sendable, Codable {
    /// The snapshot.
    public var snapshotID: String
    /// The file to train on.
    public var training: DataFile?
    /// The file to validate on; nil when nothing was held back.
    public var validation: DataFile?

    /// Describes a dataset.
    public init(snapshotID: String, training: DataFile?, validation: DataFile?) {
      self.snapshotID = snapshotID
      self.training = training
      self.validation = validation
    }
  }

  /// A parameter that was asked for and that the provider does not have.
  public struct UnmappedParameter: Hashable, Sendable, Codable {
    /// Its name in the pipeline.
    public var name: String
    /// What was asked for.
    public var value: String
    /// What holds instead.
    public var instead: String

    /// Describes a parameter.
    public init(name: String, value: String, instead: String) {
      self.name = name
      self.value = value
      self.instead = instead
    }
  }

  /// What it was trained with.
  public struct Parameters: Hashable, Sendable, Codable {
    /// What was asked for, by the pipeline's names.
    public var requested: [String: String]
    /// What the provider settled on, by its own names.
    public var effective: [String: String]
    /// What was asked for in vain.
    public var withoutCounterpart: [UnmappedParameter]

    /// Describes parameters.
    public init(
      requested: [String: String], effective: [String: String],
      withoutCounterpart: [UnmappedParameter]
    ) {
      self.requested = requested
      self.effective = effective
      self.withoutCounterpart = withoutCounterpart
    }
  }

  /// A state during training that was better than the last one.
  public struct Checkpoint: Hashable, Sendable, Codable {
    /// The provider's name for it.
    public var id: String
    /// Its step.
    public var step: Int
    /// Its loss on the whole validation file.
    public var validationLoss: Double?

    /// Describes a checkpoint.
    public init(id: String, step: Int, validationLoss: Double?) {
      self.id = id
      self.step = step
      self.validationLoss = validationLoss
    }
  }

  /// Always `reddytalk-fine-tuned-model`.
  public var format: String
  /// Grows when older readers could not read the artefact.
  public var formatVersion: Int
  /// Who keeps the model: `openai`, `azure-openai` or `huggingface`.
  public var provider: String
  /// The provider's name for the model.
  public var model: String
  /// What answers with the model where it does not do so by its own name: its deployment at Azure.
  public var deployment: String?
  /// What it was trained from.
  public var baseModel: String
  /// Which state of that; nil where the name says it.
  public var baseModelRevision: String?
  /// The provider's name for the training.
  public var jobID: String
  /// Nil when the model is the last state of the training.
  public var checkpoint: Checkpoint?
  /// What it was trained on.
  public var dataset: Dataset
  /// What it was trained with.
  public var parameters: Parameters
  /// Tokens that were trained on, as the provider counted them for its bill.
  public var trainedTokens: Int?
  /// What was measured, by names.
  public var metrics: [String: Double]
  /// When it was finished, ISO 8601 in UTC.
  public var createdAt: String
  /// All files but this one, by name.
  public var files: [File]

  /// The value of `format`.
  public static let formatName = "reddytalk-fine-tuned-model"
  /// Whose manifest it is.
  public static let owner = "a provider's model"
  /// The version this code writes and reads.
  public static let currentVersion = 1
  /// The providers whose models are described so.
  public static let providers = ["openai", "azure-openai", "huggingface"]

  /// Describes a model.
  public init(
    provider: String, model: String, deployment: String? = nil, baseModel: String,
    baseModelRevision: String? = nil, jobID: String, checkpoint: Checkpoint?, dataset: Dataset,
    parameters: Parameters, trainedTokens: Int?, metrics: [String: Double], createdAt: String,
    files: [File] = []
  ) {
    self.format = Self.formatName
    self.formatVersion = Self.currentVersion
    self.provider = provider
    self.model = model
    self.deployment = deployment
    self.baseModel = baseModel
    self.baseModelRevision = baseModelRevision
    self.jobID = jobID
    self.checkpoint = checkpoint
    self.dataset = dataset
    self.parameters = parameters
    self.trainedTokens = trainedTokens
    self.metrics = metrics
    self.createdAt = createdAt
    self.files = files
  }
}
