import ModelRuntime

/// An answer, and who gave it.
struct Completion: Hashable, Sendable {
  let reply: ChatReply
  let modelVersionID: ModelVersionID
  let digest: ModelDigest
  let deploymentID: DeploymentID
  /// Whether the last stable version answered because the live one could not.
  let isFallback: Bool

  init(_ reply: ChatReply, by arm: ServingArm, isFallback: Bool) {
    self.reply = reply
    self.modelVersionID = arm.modelVersionID
    self.digest = arm.digest
    self.deploymentID = arm.deploymentID
    self.isFallback = isFallback
  }
}
