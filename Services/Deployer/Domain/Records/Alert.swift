import FoundationEssentials

/// Something that an operator should look at.
struct Alert: Hashable, Sendable {
  /// What is wrong.
  enum Kind: String, Hashable, Sendable {
    /// More requests fail than the policy allows.
    case errorRate = "error-rate"
    /// Requests take longer than the policy allows.
    case responseTime = "response-time"
    /// The deployment did not become live.
    case deploymentFailed = "deployment-failed"
    /// The tests measured fewer requests a second than the policy wants to be possible.
    case throughput
    /// A live version breaks its limits and there is no version to go back to.
    case noRollbackTarget = "no-rollback-target"
    /// The version that the store says is live cannot be loaded.
    case versionUnavailable = "version-unavailable"
    /// Turns wait for the Collector in growing number, or were dropped or refused.
    case turnOutbox = "turn-outbox"
    /// A version stops answering soon, or cannot be trained again.
    case retirement
    /// The provider is about to delete what answers with a version, because nobody asks it.
    case idleDeletion = "idle-deletion"
  }

  /// How urgent it is.
  enum Severity: String, Hashable, Sendable {
    case warning, critical
  }

  let kind: Kind
  let severity: Severity
  /// `nil` when it is about the service as a whole.
  let deploymentID: DeploymentID?
  let environment: DeploymentEnvironment?
  /// Cause and remedy; never a patient's words.
  let detail: String
  let at: Date
}

extension Alert {
  /// An alert about a deployment.
  init(_ kind: Kind, _ severity: Severity, about deployment: Deployment, _ detail: String, at: Date)
  {
    self.init(
      kind: kind, severity: severity, deploymentID: deployment.id,
      environment: deployment.plan.environment, detail: detail, at: at)
  }

  /// The event that tells followers.
  var event: DeployerEvent {
    var details = DeployerEvent.Details()
    details.deploymentId = self.deploymentID?.rawValue
    details.environment = self.environment?.rawValue
    details.alert = self.kind.rawValue
    details.severity = self.severity.rawValue
    details.detail = self.detail
    let subject = self.deploymentID?.rawValue ?? self.environment?.rawValue ?? "deployer"
    return DeployerEvent(.alert, subjectID: subject, at: self.at, details: details)
  }
}
