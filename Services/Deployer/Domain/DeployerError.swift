/// Why the Deployer refuses or cannot do something. Each description names cause and remedy.
enum DeployerError: Error, Hashable {
  /// A field of the request is wrong.
  case invalidParameters(String)
  /// The Trainer has no such model version.
  case unknownModel(ModelVersionID)
  /// There is no such deployment.
  case unknownDeployment(DeploymentID)
  /// The version has no passing verdict that can be trusted.
  case verdictMissing(ModelVersionID, reason: String)
  /// The version stops answering too soon to go into production.
  case retiring(String)
  /// The deployment, or what it builds on, is not in the state that the action needs.
  case wrongState(String)
  /// A second person has to approve first.
  case approvalMissing(String)
  /// The approver asked for what was to be approved.
  case approvalBySameIdentity(String)
  /// The idempotency key belongs to another request.
  case idempotencyKeyReused(String)
  /// Rehearsals are switched off.
  case drillsDisabled
  /// No version is live in the environment, or none of its versions is loaded.
  case nothingLive(DeploymentEnvironment)
  /// Every place for a request is taken.
  case overloaded(limit: Int)
  /// The live version failed, and no other could answer.
  case completionFailed(String)
  /// The answer took longer than it may.
  case completionTimedOut
  /// A service that is needed cannot be reached or does not work.
  case dependencyUnavailable(service: String, detail: String)
}

extension DeployerError: CustomStringConvertible {
  var description: String {
    switch self {
    case .invalidParameters(let detail), .retiring(let detail), .wrongState(let detail),
      .approvalMissing(let detail), .approvalBySameIdentity(let detail):
      detail
    case .unknownModel(let id):
      "there is no model version \(id); list them with GET /api/training-pipeline/models"
    case .unknownDeployment(let id):
      "there is no deployment \(id); list them with GET /api/training-pipeline/deployments"
    case .verdictMissing(let id, let reason):
      "model version \(id) has no passing verdict: \(reason); evaluate it first"
    case .idempotencyKeyReused(let key):
      "the idempotency key \(key) belongs to a different deployment request; use a new key"
    case .drillsDisabled:
      "drills are not allowed here; set DEPLOYMENT_DRILLS=true on the Deployer to rehearse"
    case .nothingLive(let environment):
      "no model version is live in \(environment.rawValue); deploy one first"
    case .overloaded(let limit):
      "\(limit) requests are being answered, which is the limit; try again shortly"
    case .completionFailed(let detail):
      "the live version could not answer: \(detail)"
    case .completionTimedOut:
      "the answer took longer than it may"
    case .dependencyUnavailable(let service, let detail):
      "\(service) cannot be used now: \(detail); it is tried again"
    }
  }
}
