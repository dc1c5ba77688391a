import Collector
import FieldEncryption
import Foundation
import StoreKit
import Synchronization
import TestSupport

/// A Collector over a store in a directory of its own, with counted ids and a fixed clock.
final class CollectorRig: Sendable {
  static let requester = Requester(actor: "anna", roles: ["ingest"], requestID: "r-1")
  static let now = Date(timeIntervalSince1970: 1_800_000_000)

  let directory: URL
  let database: Store
  let keys: KeyRing
  let store: CollectorStore
  let intake: ConversationIntake
  let datasets: DatasetCurator
  let reviews: ReviewDesk

  private init(
    directory: URL, threshold: Double, limits: IngestionLimits
  ) async throws {
    self.directory = directory
    self.database = try Store(
      StoreConfiguration(directory: directory, name: "collector"),
      migrations: CollectorStore.migrations)
    self.keys = try await KeyRing(
      self.database, provider: RootKey(name: "test", bytes: Data(repeating: 1, count: 32)),
      columns: CollectorStore.sealedColumns)
    let curator = Curator()
    self.store = try await CollectorStore(
      self.database, keys: self.keys, qualityThreshold: threshold, curator: curator)
    let ids = IDSource(now: { Self.now }, opaqueID: IDSource.system.opaqueID)
    self.intake = ConversationIntake(
      store: self.store, curator: curator, limits: limits, ids: ids)
    self.reviews = ReviewDesk(store: self.store, ids: ids)
    self.datasets = DatasetCurator(store: self.store, qualityThreshold: threshold, ids: ids)
  }

  /// Gives `body` a rig and removes its store afterwards.
  @discardableResult
  static func with<Result>(
    threshold: Double = 0.8, limits: IngestionLimits = IngestionLimits(),
    _ body: (CollectorRig) async throws -> Result
  ) async throws -> Result {
    try await withTemporaryDirectory { directory in
      let rig = try await CollectorRig(directory: directory, threshold: threshold, limits: limits)
      let result = try await body(rig)
      try await rig.database.close()
      return result
    }
  }

  /// Closes the store and gives `body` a rig over the same files.
  @discardableResult
  func restarted<Result>(
    threshold: Double = 0.8, _ body: (CollectorRig) async throws -> Result
  ) async throws -> Result {
    try await self.database.close()
    let rig = try await CollectorRig(
      directory: self.directory, threshold: threshold, limits: IngestionLimits())
    let result = try await body(rig)
    try await rig.database.close()
    return result
  }

  @discardableResult
  func ingest(_ submissions: [ConversationSubmission]) async throws -> IngestionReport {
    try await self.intake.ingest(submissions, for: Self.requester)
  }

  @discardableResult
  func ingest(_ feedback: FeedbackSubmission) async throws -> IngestionReport {
    try await self.intake.ingest(feedback: [feedback], for: Self.requester)
  }

  func statistics(after sequence: UInt64 = 0) async throws -> CollectionStatistics {
    try await self.store.statistics(after: IngestSequence(rawValue: sequence))
  }

  /// Whether any file of the store holds a text.
  func holds(_ text: String) throws -> Bool { try self.holds(Data(text.utf8)) }

  /// Whether any file of the store holds these bytes.
  func holds(_ bytes: Data) throws -> Bool {
    try FileManager.default.contentsOfDirectory(atPath: self.directory.path()).contains { name in
      let content = try Data(contentsOf: self.directory.appending(path: name))
      return content.range(of: bytes) != nil
    }
  }

  func record(_ id: String) async throws -> ConversationRecord {
    try await self.store.record(id: id, source: nil, for: Self.requester, at: Self.now)
  }
}
