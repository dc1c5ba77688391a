package import Configuration
package import ServiceKit

/// The Collector's settings.
package struct CollectorConfig: Sendable {
  /// TRAINING_QUALITY_THRESHOLD: conversations of this quality and better are samples.
  package var qualityThreshold = 0.8
  /// COLLECTOR_MAXIMUM_BATCH, COLLECTOR_MAXIMUM_TURNS and COLLECTOR_MAXIMUM_TEXT_KIB.
  package var limits = IngestionLimits()
  /// COLLECTOR_EVENT_RETENTION_DAYS: how long events are kept for those who watch.
  package var eventRetention = Duration.seconds(30 * 86_400)

  /// The defaults.
  package init() {}

  /// Reads the settings.
  ///
  /// - Throws: `ConfigurationError` naming the setting at fault.
  package init(reader: ConfigReader) throws(ConfigurationError) {
    self.qualityThreshold = try reader.double(
      "training.qualityThreshold", default: 0.8, in: 0...1)
    self.limits.maximumItems = try reader.int(
      "collector.maximumBatch", default: 1_000, in: 1...100_000)
    self.limits.maximumTurns = try reader.int(
      "collector.maximumTurns", default: 400, in: 1...10_000)
    self.limits.maximumTextBytes =
      1_024 * (try reader.int("collector.maximumTextKib", default: 256, in: 1...16_384))
    self.eventRetention = .seconds(
      86_400 * (try reader.int("collector.eventRetentionDays", default: 30, in: 1...3_650)))
  }

  /// The settings, as `--help` shows them.
  package static let keys: [ConfigurationKey] = [
    ConfigurationKey(
      "TRAINING_QUALITY_THRESHOLD", default: "0.8",
      "conversations of this quality (0 to 1) and better are samples"),
    ConfigurationKey("COLLECTOR_MAXIMUM_BATCH", default: "1000", "items that one request may hold"),
    ConfigurationKey(
      "COLLECTOR_MAXIMUM_TURNS", default: "400", "turns that one conversation may have"),
    ConfigurationKey(
      "COLLECTOR_MAXIMUM_TEXT_KIB", default: "256", "KiB of text that one conversation may have"),
    ConfigurationKey(
      "COLLECTOR_EVENT_RETENTION_DAYS", default: "30",
      "days for which events are kept for those who watch"),
  ]
}
