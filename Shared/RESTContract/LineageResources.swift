public import Foundation

/// What a provider was given for a version and what it made of it.
public struct TrainingLineageResource: Codable, Sendable, Equatable {
  /// A file that conversations were written to for the provider.
  public struct DataFile: Codable, Sendable, Equatable {
    /// What its lines look like, for example "openai-chat".
    public var format: String
    /// Conversations.
    public var lines: Int
    public var bytes: Int
    /// Hex.
    public var sha256: String

    public init(format: String, lines: Int, bytes: Int, sha256: String) {
      self.format = format
      self.lines = lines
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  /// A parameter that the provider does not have.
  public struct UnmappedParameter: Codable, Sendable, Equatable {
    public var name: String
    /// What was asked for.
    public var value: String
    /// What holds instead.
    public var instead: String

    public init(name: String, value: String, instead: String) {
      self.name = name
      self.value = value
      self.instead = instead
    }
  }

  /// What was trained on top of; absent for models that begin from nothing.
  public var baseModel: String?
  /// The provider's name for the model; absent where the weights are in the artefact.
  public var providerModel: String?
  public var trainingFile: DataFile?
  /// Absent when nothing was held back, or nothing was written.
  public var validationFile: DataFile?
  public var withoutCounterpart: [UnmappedParameter]

  public init(
    baseModel: String? = nil, providerModel: String? = nil, trainingFile: DataFile? = nil,
    validationFile: DataFile? = nil, withoutCounterpart: [UnmappedParameter] = []
  ) {
    self.baseModel = baseModel
    self.providerModel = providerModel
    self.trainingFile = trainingFile
    self.validationFile = validationFile
    self.withoutCounterpart = withoutCounterpart
  }
}

/// What is known of the end of a model version.
public struct ModelLifecycleResource: Codable, Sendable, Equatable {
  /// That something ends.
  public struct End: Codable, Sendable, Equatable {
    /// "training-end": nothing new is trained on its base model; "shutdown": it does not answer any more.
    public var stage: String
    public var at: Date
    /// Who says so, and when that was read.
    public var source: String

    public init(stage: String, at: Date, source: String) {
      self.stage = stage
      self.at = at
      self.source = source
    }
  }

  /// What to train in its place.
  public struct Successor: Codable, Sendable, Equatable {
    public var provider: String
    public var baseModel: String?
    /// Absent when nothing ends.
    public var retrainBy: Date?

    public init(provider: String, baseModel: String? = nil, retrainBy: Date? = nil) {
      self.provider = provider
      self.baseModel = baseModel
      self.retrainBy = retrainBy
    }
  }

  /// The earliest first.
  public var ends: [End]
  /// Days without a request after which the provider deletes what answers with it; absent for never.
  public var idleDeletionDays: Int?
  /// Absent when none is known.
  public var successor: Successor?

  public init(ends: [End] = [], idleDeletionDays: Int? = nil, successor: Successor? = nil) {
    self.ends = ends
    self.idleDeletionDays = idleDeletionDays
    self.successor = successor
  }
}
