/// The versions that have to be at hand: on the disk, and where they are answered by a server, in it.
struct NeededVersions: Hashable, Sendable {
  /// What takes traffic, or is being prepared or tested to.
  let active: Set<ModelDigest>
  /// What waits for a person.
  let waiting: Set<ModelDigest>
  /// What a rollback goes back to.
  let standby: [Deployment]

  /// What must be able to answer at once.
  var answering: Set<ModelDigest> { self.active.union(self.standby.map(\.digest)) }
  /// What must not be fetched again first.
  var stored: Set<ModelDigest> { self.answering.union(self.waiting) }
}
