/// What the other services told at one time.
package struct TriggerObservation: Hashable, Sendable {
  /// The Collector's counters, or why there are none.
  package var statistics: Result<CollectionStatistics, PeerError>
  /// What is in production, or why that is unknown.
  package var production: Result<ProductionTraffic?, PeerError>

  package init(
    statistics: Result<CollectionStatistics, PeerError>,
    production: Result<ProductionTraffic?, PeerError>
  ) {
    self.statistics = statistics
    self.production = production
  }
}
