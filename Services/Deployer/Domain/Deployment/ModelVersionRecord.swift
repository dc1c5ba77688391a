import FoundationEssentials

/// What the Trainer says about a model version.
struct ModelVersionRecord: Hashable, Sendable {
  let id: ModelVersionID
  /// Names the artefact's exact bytes.
  let digest: ModelDigest
  /// The id of the snapshot it was trained on: the dataset root that verdicts sign.
  let datasetRoot: String
  /// Who asked for the run that made it.
  let runRequestedBy: String
  /// Ed25519 over the manifest's bytes.
  let signature: Data
  /// Names the Trainer's key.
  let keyID: String
  /// What is known of its end, as of when it was asked for.
  var lifecycle = ModelLifecycle()
}
