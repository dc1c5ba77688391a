/// That a run trains on the dataset of a version that is there already, so that only who trains differs.
package struct Reproduction: Hashable, Sendable {
  /// The version.
  package let version: ModelVersionID
  /// Its dataset.
  package let snapshot: SnapshotID

  package init(version: ModelVersionID, snapshot: SnapshotID) {
    self.version = version
    self.snapshot = snapshot
  }
}
