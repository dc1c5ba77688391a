import Synchronization

/// Learns, on the writer's queue, whether what was written last stays.
///
/// What is kept in memory about rows that a transaction has written is only true once it is committed.
protocol TransactionFollower: AnyObject, Sendable {
  /// Everything written so far is durable.
  func didCommit()

  /// Something written since the last commit was taken back: a transaction, or a part of one.
  func didRollBack()
}

/// The followers of a store's transactions.
final class TransactionFollowers: Sendable {
  private let members = Mutex<[any TransactionFollower]>([])

  /// Adds a follower, for as long as the store is there.
  func add(_ follower: any TransactionFollower) {
    self.members.withLock { $0.append(follower) }
  }

  func didCommit() {
    for member in self.members.withLock({ $0 }) { member.didCommit() }
  }

  func didRollBack() {
    for member in self.members.withLock({ $0 }) { member.didRollBack() }
  }
}
