import FoundationEssentials
import LocalModel
import ModelRuntime

/// Trains by a command of the installation, as its profile says: any program that reads a file of
/// conversations and leaves a model behind.
struct CommandTrainingProvider: TrainingProvider {
  let profile: CommandProfile
  let host: CommandHost
  private let loader: ModelLoader

  /// - Parameter loader: Answers with artefacts as the other services do.
  init(_ profile: CommandProfile, host: CommandHost, loader: ModelLoader = ModelLoader()) {
    self.profile = profile
    self.host = host
    self.loader = loader
  }

  /// The profile's name.
  var name: String { self.profile.name }

  func train(
    _ job: TrainingJob, report: @escaping @Sendable (TrainingProgress) throws -> Void
  ) async throws -> TrainingMetrics {
    try await CommandTraining(profile: self.profile, job: job, host: self.host, report: report)
      .run()
  }

  /// Checks every digest, and lets what the embedded engine runs answer. What another server answers
  /// with is asked once it is there, by the Evaluator.
  func verify(_ artifact: ArtifactFiles) async throws {
    let contents = ArtifactContents(artifact.name, read: artifact.content)
    do {
      let (manifest, digest) = try CommandArtifact.verified(contents, expectedDigest: nil)
      guard manifest.kind == .dialogueModel else { return }
      let model = try await self.loader.load(from: contents, expectedDigest: digest)
      let reply = try await model.complete(messages: [Self.probe])
      guard !reply.content.isEmpty else {
        throw RunFailure.artifactInvalid(reason: "it has no answer to a greeting")
      }
    } catch let error as ModelRuntimeError {
      throw RunFailure.artifactInvalid(reason: error.description)
    }
  }

  /// What every front desk has an answer to.
  private static let probe = ChatMessage(
    role: .user, content: "Hello, I would like to make an appointment, please.")
}
