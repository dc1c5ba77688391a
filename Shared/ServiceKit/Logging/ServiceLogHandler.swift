import FoundationEssentials
import Glibc
public import Logging

/// Writes log lines to standard error, with secrets taken out.
public struct ServiceLogHandler: LogHandler {
  public var logLevel: Logger.Level
  public var metadata: Logger.Metadata = [:]
  public var metadataProvider: Logger.MetadataProvider?

  private let label: String
  private let format: LogFormat
  private let secrets: SecretRegistry
  private let write: @Sendable (String) -> Void

  /// Logs as `label`.
  ///
  /// - Parameters:
  ///   - label: The service or part of it that logs.
  ///   - level: The least severe level that is written.
  ///   - format: How lines look.
  ///   - secrets: What must not be written.
  ///   - metadataProvider: Adds what is known from the running task, like the request's id.
  ///   - write: Takes each line with its line feed; standard error unless given.
  public init(
    label: String,
    level: Logger.Level,
    format: LogFormat,
    secrets: SecretRegistry,
    metadataProvider: Logger.MetadataProvider? = RequestScope.logMetadata,
    write: @escaping @Sendable (String) -> Void = Self.writeToStandardError
  ) {
    self.label = label
    self.logLevel = level
    self.format = format
    self.secrets = secrets
    self.metadataProvider = metadataProvider
    self.write = write
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { self.metadata[key] }
    set { self.metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    var metadata = self.metadata
    metadata.merge(self.metadataProvider?.get() ?? [:]) { _, new in new }
    metadata.merge(event.metadata ?? [:]) { _, new in new }
    if let error = event.error {
      metadata["error"] = "\(error)"
    }
    let line = LogLine(
      time: Date(), level: event.level, label: self.label, message: event.message.description,
      metadata: metadata, secrets: self.secrets)
    self.write(line.rendered(as: self.format))
  }

  /// One system call a line: lines of several threads do not mix.
  public static func writeToStandardError(_ line: String) {
    var line = line
    line.withUTF8 { bytes in
      _ = Glibc.write(STDERR_FILENO, bytes.baseAddress, bytes.count)
    }
  }
}
