import API
import FoundationEssentials
import RPCCore
import SwiftProtobuf

/// The Trainer as the one who knows model versions and hands out their files.
struct TrainerModelRegistry: ModelRegistry {
  private let trainer: TrainerClient

  private static let options = CallOptions(timeout: .seconds(5), isIdempotent: true)
  private static let readOptions = CallOptions(timeout: .seconds(600), isIdempotent: true)

  init(_ trainer: TrainerClient) { self.trainer = trainer }

  func modelVersion(_ id: ModelVersionID) async throws -> ModelVersionRecord {
    try await DeployerError.translating("the Trainer", notFound: .unknownModel(id)) {
      let version = try await self.trainer.getModelVersion(
        .with { $0.id = id.rawValue }, options: Self.options)
      return ModelVersionRecord(
        id: ModelVersionID(version.id), digest: ModelDigest(version.digest),
        datasetRoot: version.snapshotID, runRequestedBy: version.requestedBy,
        signature: version.signature, keyID: version.keyID,
        lifecycle: ModelLifecycle(version.lifecycle))
    }
  }

  func readArtifact(
    of id: ModelVersionID, _ receive: (ArtifactPiece) async throws -> Void
  ) async throws {
    try await DeployerError.translating("the Trainer", notFound: .unknownModel(id)) {
      let chunks = try await self.trainer.readArtifact(
        .with { $0.modelVersionID = id.rawValue }, options: Self.readOptions)
      for try await chunk in chunks {
        try await receive(
          ArtifactPiece(
            file: chunk.file, offset: chunk.offset, data: chunk.data,
            isLastOfFile: chunk.lastOfFile))
      }
    }
  }
}
