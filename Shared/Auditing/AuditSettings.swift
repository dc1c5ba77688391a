import Configuration
import ServiceKit

/// The settings of the audit trail; `ConfigurationKey.common(to:)` documents them.
enum AuditSettings {
  /// The longest that a record waits for a checkpoint.
  static func checkpointInterval(_ config: ConfigReader) throws(ConfigurationError) -> Duration {
    .seconds(try config.int("reddytalk.auditCheckpointSeconds", default: 50, in: 1...60))
  }
}
