import API
import Foundation
import LocalModel
import RPCCore
import RPCInProcess
import ServiceKit
import SwiftProtobuf
import Synchronization
import TestSupport

/// A trainer that serves one model version from memory.
final class FakeTrainer: TrainerServing {
  struct Artifact: Sendable {
    var version: Reddytalk_Trainer_V1_ModelVersion
    /// In the order in which they are sent.
    var files: [(name: String, bytes: Data)]
  }

  private struct State {
    var artifact: Artifact
    var downloads = 0
  }

  private let state: Mutex<State>

  init(_ artifact: Artifact) {
    self.state = Mutex(State(artifact: artifact))
  }

  /// How often the artefact was asked for.
  var downloads: Int { self.state.withLock { $0.downloads } }

  var client: TrainerClient {
    var router = RPCRouter()
    self.register(in: &router)
    return TrainerClient(
      InProcessTransport(router: router, peer: PeerIdentity(name: "evaluator")))
  }

  /// A small model that was really trained, registered as "mv-1" and signed with `key`.
  static func artifact(signedBy key: SigningKey) async throws -> Artifact {
    let examples = (0..<8).map { index in
      TrainingExample(
        recordID: "r\(index)", category: index.isMultiple(of: 2) ? .prescription : .appointment,
        messages: [
          DialogueMessage(
            role: .user,
            content: index.isMultiple(of: 2) ? "refill number \(index)" : "visit number \(index)"),
          DialogueMessage(
            role: .assistant,
            content: index.isMultiple(of: 2)
              ? "I can send refill \(index) to your pharmacy." : "I can book visit \(index)."),
        ])
    }
    let trained = try await ModelTrainer(
      parameters: ModelTrainingParameters(epochs: 1),
      lineage: ModelLineage(datasetRoot: "snapshot-7")
    ).train(on: examples)
    let owner = TemporaryDirectory()
    let directory = owner.url.appending(path: "artifact", directoryHint: .isDirectory)
    try trained.write(to: directory)
    let names = try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted()
    let files = try names.map { name in
      let file = directory.appending(path: name, directoryHint: .notDirectory)
      return (name: name, bytes: try Data(contentsOf: file))
    }
    let manifest = files.first { $0.name == "manifest.json" }?.bytes ?? Data()
    let signature = try key.sign(manifest)
    return Artifact(
      version: .with {
        $0.id = "mv-1"
        $0.provider = "local"
        $0.snapshotID = "snapshot-7"
        $0.digest = trained.digest
        $0.signature = signature
        $0.keyID = key.keyID
      }, files: files)
  }

  func getModelVersion(
    _ request: Reddytalk_Trainer_V1_GetModelVersionRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_ModelVersion {
    let version = self.state.withLock { $0.artifact.version }
    guard request.id == version.id else {
      throw RPCError(code: .notFound, message: "no model version \(request.id)")
    }
    return version
  }

  func readArtifact(
    _ request: Reddytalk_Trainer_V1_ReadArtifactRequest, context: ServerContext,
    writer: StreamWriter<Reddytalk_Trainer_V1_ArtifactChunk>
  ) async throws {
    let files = self.state.withLock { state in
      state.downloads += 1
      return state.artifact.files
    }
    for file in files {
      var offset = 0
      repeat {
        let part = file.bytes.dropFirst(offset).prefix(1000)
        try await writer.write(
          .with {
            $0.file = file.name
            $0.offset = UInt64(offset)
            $0.data = Data(part)
            $0.lastOfFile = offset + part.count == file.bytes.count
          })
        offset += part.count
      } while offset < file.bytes.count
    }
  }

  private static let unimplemented = RPCError(code: .unimplemented, message: "not in this test")

  func startRun(
    _ request: Reddytalk_Trainer_V1_StartRunRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_Run { throw Self.unimplemented }

  func stopRun(
    _ request: Reddytalk_Trainer_V1_StopRunRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_Run { throw Self.unimplemented }

  func getRun(
    _ request: Reddytalk_Trainer_V1_GetRunRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_Run { throw Self.unimplemented }

  func listRuns(
    _ request: Reddytalk_Trainer_V1_ListRunsRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_ListRunsResponse { throw Self.unimplemented }

  func getPipelineStatus(
    _ request: Reddytalk_Trainer_V1_GetPipelineStatusRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_PipelineStatus { throw Self.unimplemented }

  func listProviders(
    _ request: Reddytalk_Trainer_V1_ListProvidersRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_ListProvidersResponse { throw Self.unimplemented }

  func listModelVersions(
    _ request: Reddytalk_Trainer_V1_ListModelVersionsRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_ListModelVersionsResponse { throw Self.unimplemented }

  func watch(
    _ request: Reddytalk_Common_V1_WatchRequest, context: ServerContext,
    writer: StreamWriter<Reddytalk_Common_V1_Event>
  ) async throws { throw Self.unimplemented }
}
