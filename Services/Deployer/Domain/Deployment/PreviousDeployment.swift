/// The deployment that was live before another one took its place.
struct PreviousDeployment: Hashable, Sendable {
  let deploymentID: DeploymentID
  let modelVersionID: ModelVersionID
}
