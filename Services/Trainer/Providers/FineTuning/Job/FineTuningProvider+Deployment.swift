import FoundationEssentials
import Logging
import ModelRuntime
import ProviderAccess

extension FineTuningProvider {
  /// The name of a version's deployment: the same for every attempt, so that there is one.
  static func deploymentName(of version: ModelVersionID) -> String {
    let letters = version.rawValue.lowercased().map {
      $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-"
    }
    return "ctp-" + String(letters.prefix(60))
  }

  /// Lets the model answer, where it does not do so by its own name, and waits until it does.
  ///
  /// - Throws: `RunFailure` when it will not, or when `report` says that the time is over; `PeerError.unreachable`.
  func deploy(
    _ manifest: FineTunedArtifact, of run: RunID,
    report: @escaping @Sendable (TrainingProgress) throws -> Void
  ) async throws {
    guard let deployments = self.api.endpoint.access.deployments,
      let name = manifest.deployment
    else { return }
    let now = self.time.now()
    _ = try await self.ledger.updateRemoteJob(of: run) { job in
      guard job.deployment != name else { return [] }
      job.deployment = name
      return [
        AuditNote(
          requester: .service, action: "remote.deployment.create", objectID: name,
          reason: "of \(manifest.model) at \(job.provider)", at: now)
      ]
    }
    var delay = PollDelay()
    var generator = SystemRandomNumberGenerator()
    do {
      try await deployments.ready(name, of: manifest.model) {
        // Looks whether there is time left.
        try report(.waiting)
        try await self.time.sleep(delay.advance(using: &generator))
      }
    } catch DeploymentError.unavailable(let reason) {
      throw PeerError.unreachable(
        .provider, detail: "\(self.name): \(DeploymentError.unavailable(reason: reason))")
    } catch let error as DeploymentError {
      throw RunFailure.trainingFailed(reason: "\(self.name): \(error)")
    }
  }

  /// Removes the deployment of a run that came to nothing: it costs by the hour.
  ///
  /// - Returns: Whether none is left that nobody needs.
  func removeDeployment(of remote: RemoteJob) async throws -> Bool {
    guard let name = remote.deployment else { return true }
    guard try await self.ledger.hasFailed(remote.runID) else { return true }
    guard let deployments = self.api.endpoint.access.deployments else {
      self.logger.warning(
        "A deployment is left that only Azure's control plane can remove, which is not configured",
        metadata: ["run.id": "\(remote.runID)", "deployment": "\(name)"])
      return false
    }
    do {
      try await deployments.remove(name)
    } catch let error as DeploymentError {
      throw PeerError.unreachable(.provider, detail: "\(self.name): \(error)")
    }
    let now = self.time.now()
    _ = try await self.ledger.updateRemoteJob(of: remote.runID) { job in
      job.deployment = nil
      return [
        AuditNote(
          requester: .service, action: "remote.deployment.delete", objectID: name,
          reason: "at \(job.provider): its run came to nothing", at: now)
      ]
    }
    return true
  }
}
