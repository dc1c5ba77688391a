import FoundationEssentials
import LocalModel
import ModelRuntime
import ProviderAccess

extension HubProvider {
  /// Checks every digest, and lets an endpoint answer where models are served there; then it rests until it is asked.
  func verify(_ artifact: ArtifactFiles) async throws {
    let manifest = try FineTunedArtifact.manifest(of: artifact)
    guard manifest.provider == self.name else {
      throw RunFailure.artifactInvalid(
        reason: "it is a model of \(manifest.provider), not of \(self.name)")
    }
    guard manifest.files.contains(where: { $0.name == AdapterCheck.weightsName }) else {
      throw RunFailure.artifactInvalid(reason: "it has no \(AdapterCheck.weightsName)")
    }
    guard let endpoints = self.endpoints else { return }
    try await self.answer(manifest, by: endpoints)
  }

  func lineage(of artifact: ArtifactFiles) throws -> TrainingLineage {
    try FineTunedArtifact.manifest(of: artifact).lineage(.trlPromptCompletion)
  }

  private func answer(
    _ manifest: FineTunedArtifact, by endpoints: HubEndpoints
  ) async throws {
    do {
      let model = try HubEndpoints.Model(manifest)
      do {
        let address = try await endpoints.address(of: model)
        try await self.smokeTest?(address, model.endpointName)
        try await endpoints.scaleToZero(model)
      } catch let error as ModelRuntimeError where Self.isFault(error) {
        // One that does not answer is not paid for any longer.
        try await endpoints.remove(named: model.endpointName)
        throw error
      }
    } catch let error as ModelRuntimeError {
      throw Self.isFault(error)
        ? RunFailure.artifactInvalid(reason: "\(error)")
        // It is trained and paid for: what hinders its check can be mended.
        : PeerError.unreachable(.provider, detail: "\(self.name): \(error)")
    }
  }

  /// Whether it is the model that is at fault, not its provider, the network or a bill.
  private static func isFault(_ error: ModelRuntimeError) -> Bool {
    switch error {
    case .artifactRejected, .misconfigured, .malformedReply, .truncated, .contentFiltered: true
    default: false
    }
  }
}
