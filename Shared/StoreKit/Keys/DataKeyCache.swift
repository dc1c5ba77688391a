import FieldEncryption
import FoundationEssentials
import Synchronization

/// Data keys in memory, so that few are looked up and unwrapped for each field.
///
/// For reading it answers only for a row that is exactly as it was when the key was unwrapped: what the store
/// holds decides, not what is remembered. For writing it knows the newest keys of subjects. All keys are made
/// and destroyed on the writer's queue, so that is safe as long as what a rollback takes back is forgotten.
final class DataKeyCache: Sendable {
  private struct Name: Hashable {
    let subject: String
    let version: UInt32
  }

  private struct Unwrapped {
    let wrapped: Data
    let key: DataKey
  }

  private struct Newest {
    let key: DataKey
    /// How many uses are still counted ahead in the store.
    var reservedUses: UInt64
  }

  private struct State {
    var unwrapped: [Name: Unwrapped] = [:]
    var newest: [String: Newest] = [:]
    /// Keys of subjects that had none when fields were prepared for them.
    var drafts: [String: DraftKey] = [:]
    /// Whose newest keys are known from rows that may still be taken back.
    var uncommitted: [String] = []
  }

  private let state = Mutex(State())

  /// About a megabyte of keys.
  private static let maximumEntries = 4096

  // MARK: - Reading

  /// The key of a row, if it is known.
  func key(of row: DataKeyRow) -> DataKey? {
    self.state.withLock { state in
      guard let known = state.unwrapped[Name(subject: row.subject, version: row.version)],
        known.wrapped == row.wrapped
      else { return nil }
      return known.key
    }
  }

  /// Remembers the key of a row.
  func keep(_ key: DataKey, of row: DataKeyRow) {
    self.state.withLock { state in
      if state.unwrapped.count >= Self.maximumEntries {
        state.unwrapped.removeAll(keepingCapacity: true)
      }
      state.unwrapped[Name(subject: row.subject, version: row.version)] = Unwrapped(
        wrapped: row.wrapped, key: key)
    }
  }

  // MARK: - Preparing

  /// The newest key of a subject as far as it is known: whoever stores what was sealed with it looks again.
  func newest(of subject: String) -> DataKey? {
    self.state.withLock { $0.newest[subject]?.key }
  }

  /// A key that was made for a new subject.
  func draft(of subject: String) -> DraftKey? {
    self.state.withLock { $0.drafts[subject] }
  }

  /// Remembers a key for a new subject, and returns the one that was remembered first.
  func keepDraft(_ draft: DraftKey) -> DraftKey {
    self.state.withLock { state in
      if let first = state.drafts[draft.key.subject] { return first }
      if state.drafts.count >= Self.maximumEntries {
        state.drafts.removeAll(keepingCapacity: true)
      }
      state.drafts[draft.key.subject] = draft
      return draft
    }
  }

  // MARK: - Writing, on the writer's queue only

  /// The newest key of a subject with one of its uses that are counted ahead; nil when it is not known, or has
  /// none left.
  func takeNewest(of subject: String) -> DataKey? {
    self.state.withLock { state in
      guard let index = state.newest.index(forKey: subject),
        state.newest.values[index].reservedUses > 0
      else { return nil }
      state.newest.values[index].reservedUses -= 1
      return state.newest.values[index].key
    }
  }

  /// Remembers the newest key of a subject, as the transaction under way sees it.
  func keepNewest(_ key: DataKey, reservedUses: UInt64) {
    self.state.withLock { state in
      if state.newest.count >= Self.maximumEntries {
        state.newest.removeAll(keepingCapacity: true)
      }
      state.newest[key.subject] = Newest(key: key, reservedUses: reservedUses)
      state.uncommitted.append(key.subject)
    }
  }

  /// Forgets which keys are the newest.
  func forgetNewest() {
    self.state.withLock { state in
      state.newest = [:]
      state.drafts = [:]
    }
  }

  // MARK: - Forgetting

  /// Forgets the keys of a subject.
  func forget(_ subject: String) {
    self.state.withLock { state in
      state.newest[subject] = nil
      state.drafts[subject] = nil
      state.unwrapped = state.unwrapped.filter { $0.key.subject != subject }
    }
  }

  /// Forgets every key.
  func forgetAll() { self.state.withLock { $0 = State() } }
}

extension DataKeyCache: TransactionFollower {
  func didCommit() {
    self.state.withLock { $0.uncommitted.removeAll(keepingCapacity: true) }
  }

  func didRollBack() {
    self.state.withLock { state in
      for subject in state.uncommitted { state.newest[subject] = nil }
      state.uncommitted.removeAll(keepingCapacity: true)
    }
  }
}
