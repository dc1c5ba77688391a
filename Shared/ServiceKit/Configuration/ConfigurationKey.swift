/// One setting that a service reads, as `--help` and the documentation show it.
public struct ConfigurationKey: Hashable, Sendable {
  /// The environment variable, for example "TRAINING_EPOCHS". The command line takes it as
  /// `--training-epochs`, code as `training.epochs`.
  public let name: String
  /// What holds when it is not set, as text; `nil` when nothing does.
  public let defaultValue: String?
  /// What it does, in one line.
  public let summary: String
  /// Whether its value must never be shown.
  public let isSecret: Bool

  /// Describes a setting.
  public init(
    _ name: String, default defaultValue: String?, _ summary: String, isSecret: Bool = false
  ) {
    self.name = name
    self.defaultValue = defaultValue
    self.summary = summary
    self.isSecret = isSecret
  }

  /// The option on the command line, for example "--training-epochs".
  public var option: String {
    "--" + self.name.lowercased().split(separator: "_").joined(separator: "-")
  }
}

extension ConfigurationKey {
  /// The settings that every service has.
  static func common(to service: ServiceName) -> [ConfigurationKey] {
    let listenSummary =
      service == .gateway
      ? "host:port that serves HTTP" : "host:port that serves the other services"
    return [
      ConfigurationKey(
        "\(service.keyPrefix)_LISTEN", default: "127.0.0.1:\(service.defaultPort)", listenSummary),
      ConfigurationKey(
        "\(service.keyPrefix)_METRICS_LISTEN", default: "127.0.0.1:\(service.defaultMetricsPort)",
        "host:port of GET /health and GET /metrics, plain HTTP on a loopback address"),
      ConfigurationKey(
        "REDDYTALK_DATA_DIR", default: "./data",
        "directory of the stores; each service has its own in it"),
      ConfigurationKey(
        "REDDYTALK_PKI_DIR", default: "$REDDYTALK_DATA_DIR/pki",
        "directory of ca.pem, <service>.pem, <service>.key and the signing keys"),
      ConfigurationKey(
        "REDDYTALK_CERTIFICATE_CHECK_SECONDS", default: "10",
        "how often to look whether certificate, key or ca.pem were replaced; SIGHUP looks at once"),
      ConfigurationKey(
        "REDDYTALK_RETIRED_TRUST_SECONDS", default: "60",
        "how long connections may go on whose authority was taken out of ca.pem"),
      ConfigurationKey(
        "REDDYTALK_LOG_LEVEL", default: "info",
        "trace, debug, info, notice, warning, error or critical"),
      ConfigurationKey("REDDYTALK_LOG_FORMAT", default: "text", "text or json"),
      ConfigurationKey(
        "REDDYTALK_ENV_FILE", default: ".env",
        "file of settings; the environment and the command line come first"),
      ConfigurationKey(
        "REDDYTALK_SHUTDOWN_SECONDS", default: "30",
        "the longest that work in progress may take after SIGTERM"),
      ConfigurationKey(
        "REDDYTALK_AUDIT_CHECKPOINT_SECONDS", default: "50",
        "the longest that an audit record waits for a signed checkpoint"),
      ConfigurationKey(
        "REDDYTALK_STOP_WITH_PARENT", default: "false",
        "stop when standard input ends, which is when the supervisor is gone"),
    ] + rootKey(of: service) + addresses(seenBy: service)
  }

  /// The Gateway stores nothing that patients say.
  private static func rootKey(of service: ServiceName) -> [ConfigurationKey] {
    guard service != .gateway else { return [] }
    return [
      ConfigurationKey(
        "REDDYTALK_ROOT_KEY_FILE", default: "$REDDYTALK_PKI_DIR/\(service).root.key",
        "file of the key above the keys of the store; without it no patient's text can be read"),
      ConfigurationKey(
        "REDDYTALK_ROOT_KEY", default: nil, "the root key itself, in place of a file",
        isSecret: true),
      ConfigurationKey(
        "REDDYTALK_BACKUP_DIR", default: nil,
        "directory of the services' backups; by default `backups` in each service's data"),
      ConfigurationKey("REDDYTALK_BACKUPS_KEPT", default: "7", "complete backups that are kept"),
      ConfigurationKey(
        "REDDYTALK_ROOT_KEY_PASSPHRASE_FILE", default: nil,
        "file of the passphrase that opens the root key, when it has one"),
    ] + self.keyService(of: service)
  }

  private static func addresses(seenBy service: ServiceName) -> [ConfigurationKey] {
    ServiceName.allCases.filter { $0 != service && $0 != .gateway }.map { other in
      ConfigurationKey(
        "\(other.keyPrefix)_ADDRESS", default: "127.0.0.1:\(other.defaultPort)",
        "host:port of the \(other); several with commas, or a name that stands for several instances"
      )
    }
  }
}
