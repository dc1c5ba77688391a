/// What a provider was given for a version and what it made of it, beyond dataset and parameters as they were asked for.
package struct TrainingLineage: Hashable, Sendable, Codable {
  /// A file that conversations were written to for the provider.
  package struct DataFile: Hashable, Sendable, Codable {
    /// What its lines look like, for example `openai-chat`.
    package var format: String
    /// Conversations.
    package var lines: Int
    /// Size.
    package var bytes: Int64
    /// SHA-256 in hex.
    package var sha256: String

    package init(format: String, lines: Int, bytes: Int64, sha256: String) {
      self.format = format
      self.lines = lines
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  /// A parameter that the provider does not have.
  package struct UnmappedParameter: Hashable, Sendable, Codable {
    /// Its name in the pipeline.
    package var name: String
    /// What was asked for.
    package var value: String
    /// What holds instead.
    package var instead: String

    package init(name: String, value: String, instead: String) {
      self.name = name
      self.value = value
      self.instead = instead
    }
  }

  /// What was trained on top of; nil for models that begin from nothing.
  package var baseModel: String?
  /// The provider's name for the model; nil where the weights are in the artefact.
  package var providerModel: String?
  /// What was trained on; nil where nothing was written.
  package var trainingFile: DataFile?
  /// What was validated on; nil where nothing was held back or written.
  package var validationFile: DataFile?
  /// What was asked for in vain.
  package var withoutCounterpart: [UnmappedParameter]

  package init(
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
