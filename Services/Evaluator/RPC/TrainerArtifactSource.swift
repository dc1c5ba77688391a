package import API
package import Foundation
import LocalModel
package import ModelRuntime
import RPCCore
package import ServiceKit
package import StoreKit
import SwiftProtobuf

/// Gets models from the trainer: asks its registry, downloads artefacts once, checks them always.
package struct TrainerArtifactSource: ArtifactSource {
  /// How long a question to the registry may take, waiting for the trainer to start included.
  private static let registryTimeout = Duration.seconds(30)
  private static let downloadTimeout = Duration.seconds(600)

  private let client: TrainerClient
  private let cache: ArtifactCache
  private let keys: VerifyingKeys
  private let loader: ModelLoader

  /// Keeps downloaded artefacts in `directory` by their digest, sealed with `fileKey`; `loader` knows the providers.
  package init(
    client: TrainerClient, directory: URL, fileKey: FileKey, keys: VerifyingKeys,
    loader: ModelLoader = ModelLoader()
  ) {
    self.client = client
    self.cache = ArtifactCache(directory: directory, key: fileKey)
    self.keys = keys
    self.loader = loader
    self.cache.removeLeftovers()
  }

  package func describe(_ id: ModelVersionID) async throws(ArtifactError) -> ModelDescription {
    let version: Reddytalk_Trainer_V1_ModelVersion
    do {
      version = try await self.client.getModelVersion(
        .with { $0.id = id.rawValue },
        options: CallOptions(
          timeout: Self.registryTimeout, waitForReady: true, isIdempotent: true))
    } catch {
      throw Self.artifactError(error, model: id)
    }
    return ModelDescription(
      id: id, digest: version.digest, datasetRoot: version.snapshotID, provider: version.provider,
      signature: version.signature, keyID: version.keyID)
  }

  package func load(_ model: ModelDescription) async throws(ArtifactError) -> any AnsweringModel {
    do {
      if let folder = try self.cache.artifact(digest: model.digest) {
        if let loaded = try await self.openIntact(model, in: folder) { return loaded }
        // Damaged since it was fetched: what is on the disk is no longer what was signed.
        self.cache.remove(digest: model.digest)
      }
      let folder = try await self.cache.add(digest: model.digest) { staging in
        try await self.download(model.id, into: staging)
        _ = try await self.open(model, in: staging.folder)
      }
      return try await self.open(model, in: folder)
    } catch {
      throw Self.artifactError(error, model: model.id)
    }
  }

  /// The model of an artefact that was fetched before; nil when it is damaged.
  private func openIntact(
    _ model: ModelDescription, in folder: SealedFolder
  ) async throws -> (any AnsweringModel)? {
    do {
      return try await self.open(model, in: folder)
    } catch let error as ModelRuntimeError where error.isPassing {
      // Not the artefact's fault: to fetch it again would not help.
      throw error
    } catch { return nil }
  }

  /// Checks the trainer's signature over the manifest, which holds the digests of all files, and
  /// loads the model, which checks the digests.
  private func open(
    _ model: ModelDescription, in folder: SealedFolder
  ) async throws -> any AnsweringModel {
    guard let manifest = try? folder.read(ArtifactCache.manifestName) else {
      throw ArtifactCacheError.noManifest
    }
    try self.keys.verify(
      model.signature, over: manifest, keyID: model.keyID, signer: .trainer)
    return ChatAnsweringModel(
      try await self.loader.load(
        from: ArtifactContents(folder.url.path()) { try folder.read($0) },
        expectedDigest: model.digest))
  }

  private func download(_ id: ModelVersionID, into staging: ArtifactStaging) async throws {
    let chunks = try await self.client.readArtifact(
      .with { $0.modelVersionID = id.rawValue },
      options: CallOptions(timeout: Self.downloadTimeout, waitForReady: true))
    for try await chunk in chunks {
      try staging.append(
        chunk.data, to: chunk.file, at: chunk.offset, isLast: chunk.lastOfFile)
    }
  }

  private static func artifactError(_ error: any Error, model: ModelVersionID) -> ArtifactError {
    switch error {
    case let error as ArtifactCacheError: .rejected(model, reason: error.description)
    case let error as SignatureError: .rejected(model, reason: error.description)
    case let error as ModelRuntimeError:
      error.isPassing
        ? .serverUnavailable(reason: error.description)
        : .rejected(model, reason: error.description)
    case let error as RPCError:
      switch error.code {
      case .notFound: .unknown(model)
      case .invalidArgument, .failedPrecondition, .dataLoss, .permissionDenied, .unauthenticated:
        .rejected(model, reason: error.message)
      default: .unavailable(reason: "\(error.code): \(error.message)")
      }
    default: .unavailable(reason: "\(error)")
    }
  }
}
