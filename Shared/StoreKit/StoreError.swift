/// Why a store cannot be opened or written. Each description names the cause and the remedy.
public enum StoreError: Error, Hashable, Sendable {
  /// A directory or file cannot be made, opened or secured.
  case unusableFile(path: String, reason: String)
  /// Another owner holds the store's lock; `holder` is what it wrote about itself.
  case ownedByAnother(path: String, holder: String)
  /// The database holds migrations that this program does not know.
  case newerSchema(path: String, unknownMigrations: [String])
  /// An unapplied migration precedes an applied one: the list was not only appended to.
  case migrationsReordered(path: String, unapplied: String, applied: String)
  /// A migration did not run; the schema is as it was before it.
  case migrationFailed(path: String, reason: String)
  /// The settings that make a commit survive power loss are not in force.
  case notDurable(path: String, DurabilityReport)
  /// There is no space left; nothing was written, and writing resumes when there is space again.
  case full(path: String)
  /// Another process held the database for longer than a write waits; nothing was written.
  case busy(path: String)
  /// The disk failed a write. The store refuses every further write until the process restarts,
  /// because a later success would not prove that earlier data reached the disk.
  case failed(path: String, reason: String)
  /// The store was closed.
  case closed(path: String)
}

extension StoreError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unusableFile(let path, let reason):
      "cannot use \(path): \(reason); check that the directory exists and belongs to this user"
    case .ownedByAnother(let path, let holder):
      "\(path) is owned by \(holder); stop that process, or choose another data directory"
    case .newerSchema(let path, let unknown):
      "\(path) was written by a newer version (unknown migrations: "
        + "\(unknown.joined(separator: ", "))); run that version, or restore a backup"
    case .migrationsReordered(let path, let unapplied, let applied):
      "\(path) has migration \(applied) but not \(unapplied), which comes before it; "
        + "migrations may only be appended"
    case .migrationFailed(let path, let reason):
      "\(path) could not be migrated: \(reason); the schema is unchanged, restore the former version"
    case .notDurable(let path, let report):
      "\(path) would lose acknowledged writes on power loss (\(report)); "
        + "use a local file system that supports write-ahead logging"
    case .full(let path):
      "no space left for \(path); free some, writing resumes by itself"
    case .busy(let path):
      "another process holds \(path), which only its service may open; find it with 'fuser', and end it"
    case .failed(let path, let reason):
      "the disk failed a write to \(path): \(reason); check the disk, then restart the service"
    case .closed(let path):
      "\(path) is closed"
    }
  }
}
