public import FoundationEssentials

/// Where a store lives and how it behaves.
public struct StoreConfiguration: Sendable {
  /// The directory that holds the store's files; made with mode 0700 when it does not exist.
  public var directory: URL
  /// The store's name: "collector" lives in `collector.sqlite`.
  public var name: String
  /// How long a statement waits for a lock that another connection holds.
  public var busyTimeout: Duration
  /// How many reads run at the same time.
  public var maximumReaders: Int
  /// How many writes share one transaction at most. Bounds how long the first of a group waits.
  public var maximumGroup: Int
  /// What is kept of the log's file once everything in it is in the database too, and how long the log may be before
  /// the service's health shows it. Readers that take long make it longer.
  public var maximumLogBytes: Int

  /// A store called `name` in `directory`.
  public init(
    directory: URL,
    name: String,
    busyTimeout: Duration = .seconds(5),
    maximumReaders: Int = 4,
    maximumGroup: Int = 256,
    maximumLogBytes: Int = 64 << 20
  ) {
    self.directory = directory
    self.name = name
    self.busyTimeout = busyTimeout
    self.maximumReaders = maximumReaders
    self.maximumGroup = maximumGroup
    self.maximumLogBytes = maximumLogBytes
  }

  /// The database file.
  public var databaseFile: URL {
    self.directory.appending(path: "\(self.name).sqlite", directoryHint: .notDirectory)
  }

  /// The file whose lock says which process owns the store.
  public var lockFile: URL {
    self.directory.appending(path: "\(self.name).lock", directoryHint: .notDirectory)
  }
}
