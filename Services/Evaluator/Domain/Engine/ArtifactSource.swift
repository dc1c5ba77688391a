/// Where models come from.
package protocol ArtifactSource: Sendable {
  /// What the registry knows of a version.
  func describe(_ id: ModelVersionID) async throws(ArtifactError) -> ModelDescription

  /// The model itself, after its artefact has been checked against digest and signature.
  func load(_ model: ModelDescription) async throws(ArtifactError) -> any AnsweringModel
}

/// Why a model cannot be had.
package enum ArtifactError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The registry does not know the version.
  case unknown(ModelVersionID)
  /// The registry cannot be reached now; trying again may help.
  case unavailable(reason: String)
  /// The server that answers with the model cannot be used now; trying again may help.
  case serverUnavailable(reason: String)
  /// The artefact is not what was registered and signed, or cannot be read.
  case rejected(ModelVersionID, reason: String)

  package var description: String {
    switch self {
    case .unknown(let id): "there is no model version \(id)"
    case .unavailable(let reason): "the model registry cannot be reached: \(reason)"
    case .serverUnavailable(let reason): "the server of the model cannot be used: \(reason)"
    case .rejected(let id, let reason):
      "the artefact of model version \(id) is refused: \(reason)"
    }
  }
}
