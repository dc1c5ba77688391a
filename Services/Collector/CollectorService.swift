import API
import Auditing
import DataProtection
package import ServiceKit
import StoreKit

/// Conversations, feedback, de-identification, quality scores and dataset snapshots.
package enum CollectorService: PipelineService {
  package static let name = ServiceName.collector
  package static let configurationKeys = CollectorConfig.keys

  package static func make(in environment: ServiceEnvironment) async throws -> ServiceAssembly {
    let config = try CollectorConfig(reader: environment.config)
    let database = try Store(
      StoreConfiguration(directory: environment.dataDirectory, name: Self.name.rawValue),
      migrations: CollectorStore.migrations)
    let keys = try await KeyRing(
      database, provider: environment.keyProvider(), columns: CollectorStore.sealedColumns)
    let curator = Curator()
    let store = try await CollectorStore(
      database, keys: keys, qualityThreshold: config.qualityThreshold, curator: curator)
    CollectorHealth(store: store).register(in: environment.health)
    let audit = try AuditTrail(database, in: environment)
    let handler = CollectorHandler(
      store: store,
      intake: ConversationIntake(store: store, curator: curator, limits: config.limits),
      datasets: DatasetCurator(store: store, qualityThreshold: config.qualityThreshold),
      reviews: ReviewDesk(store: store),
      metrics: CollectorMetrics(factory: environment.metrics))
    var assembly = ServiceAssembly(
      access: CollectorAccess.policy,
      largeRequests: [CollectorMethods.ingestConversations, CollectorMethods.ingestFeedback],
      jobs: [
        CurationJob(store: store, logger: environment.logger),
        RetentionJob(keeping: config.eventRetention, logger: environment.logger) {
          try await store.forgetEvents(before: $0)
        },
        StoreWatch(database),
      ],
      close: { try await database.close() })
    handler.register(in: &assembly.router)
    try StoreProtection(of: environment, keys: keys, eraser: CollectorEraser(store))
      .join(&assembly)
    audit.install(in: &assembly)
    return assembly
  }
}
