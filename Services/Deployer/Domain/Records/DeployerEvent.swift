import FoundationEssentials

/// Something that followers of the service are told.
struct DeployerEvent: Hashable, Sendable {
  /// The names are the public interface's.
  enum Kind: String, Hashable, Sendable {
    case deploymentCompleted = "model-deployment-completed"
    case alert = "deployment-alert"
    case rolledBack = "deployment-rolled-back"
  }

  /// The event's JSON; absent fields are left out.
  struct Details: Hashable, Sendable, Codable {
    var deploymentId: String?
    var modelVersionId: String?
    var modelDigest: String?
    var environment: String?
    var strategy: String?
    var previousModelVersionId: String?
    var requestedBy: String?
    var isDrill: Bool?
    /// Of an alert: what is wrong.
    var alert: String?
    /// Of an alert: "warning" or "critical".
    var severity: String?
    var detail: String?
    /// Of a rollback: whether the service decided by itself.
    var automatic: Bool?
    var restoredDeploymentId: String?
    var restoredModelVersionId: String?
    /// From the decision to the last answer by the version that was taken out.
    var rollbackMs: Double?
  }

  let kind: Kind
  /// The deployment's id, or the environment's name.
  let subjectID: String
  let at: Date
  let details: Details

  /// An event about a deployment.
  init(_ kind: Kind, about deployment: Deployment, at time: Date, detail: String) {
    var details = Details()
    details.deploymentId = deployment.id.rawValue
    details.modelVersionId = deployment.plan.modelVersionID.rawValue
    details.modelDigest = deployment.digest.rawValue
    details.environment = deployment.plan.environment.rawValue
    details.strategy = deployment.plan.strategy.rawValue
    details.previousModelVersionId = deployment.previous?.modelVersionID.rawValue
    details.requestedBy = deployment.plan.requestedBy
    details.isDrill = deployment.plan.drill != nil
    details.detail = detail
    self.init(kind, subjectID: deployment.id.rawValue, at: time, details: details)
  }

  /// An event with the given details.
  init(_ kind: Kind, subjectID: String, at time: Date, details: Details) {
    self.kind = kind
    self.subjectID = subjectID
    self.at = time
    self.details = details
  }
}
