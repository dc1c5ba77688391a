package import Logging
import ServiceLifecycle

/// Curates conversations again that the rules of an earlier version curated, a few at a time so
/// that ingestion goes on beside it. Then it has nothing to do until the service stops.
package struct CurationJob: Service {
  private let store: CollectorStore
  private let logger: Logger

  /// Conversations of one transaction.
  private static let batchSize = 50

  package init(store: CollectorStore, logger: Logger) {
    self.store = store
    self.logger = logger
  }

  package func run() async throws {
    try await cancelWhenGracefulShutdown {
      let count = try await self.curateOutdated()
      if count > 0 {
        self.logger.notice(
          "conversations curated again",
          metadata: ["curation.count": "\(count)", "curation.version": "\(Curator.version)"])
      }
      // A job that returns would end the service.
      try? await gracefulShutdown()
    }
  }

  /// Curates until nothing is outdated; returns how many conversations there were.
  package func curateOutdated() async throws -> Int {
    var count = 0
    while !Task.isCancelled {
      let curated = try await self.store.curateOutdated(limit: Self.batchSize)
      if curated == 0 { break }
      count += curated
    }
    return count
  }
}
