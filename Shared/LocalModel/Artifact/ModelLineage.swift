/// Where a model comes from.
public struct ModelLineage: Hashable, Sendable, Codable {
  /// Content hash of the dataset snapshot.
  public var datasetRoot: String
  /// Identifier of the snapshot.
  public var snapshotID: String?
  /// Digest of the model it replaces.
  public var parentDigest: String?

  /// Creates a lineage.
  public init(datasetRoot: String, snapshotID: String? = nil, parentDigest: String? = nil) {
    self.datasetRoot = datasetRoot
    self.snapshotID = snapshotID
    self.parentDigest = parentDigest
  }
}
