/// Where a model comes from.
public struct ModelLineage: Hashable, Sendable, Codable {
  /// Content hash of the dataset snapshot.
  public var datasetRoot: String
  /// Identifier of the snapshot.
  public var snapshotID: String?
  /// Digest of the model it replaces.
  public var parentDigest: String?
  /// What it was chosen from; `nil` when it is the only one that was trained.
  public var search: ModelSearch?

  /// Creates a lineage.
  public init(
    datasetRoot: String, snapshotID: String? = nil, parentDigest: String? = nil,
    search: ModelSearch? = nil
  ) {
    self.datasetRoot = datasetRoot
    self.snapshotID = snapshotID
    self.parentDigest = parentDigest
    self.search = search
  }
}
