import CLinux
import Configuration
import FoundationEssentials
import Glibc
import Logging
import Metrics
import ServiceLifecycle
import UnixSignals

/// The program of a service: everything between `main` and the service itself.
public enum ServiceProgram {
  /// Runs a service until SIGTERM or SIGINT, and ends the process with an exit code that tells how
  /// it went; see `ExitCode`.
  public static func run<S: PipelineService>(_ service: S.Type) async -> Never {
    let code = await Self.execute(
      service, arguments: Array(CommandLine.arguments.dropFirst()),
      environment: ProcessInfo.processInfo.environment)
    exit(code.rawValue)
  }

  static func execute<S: PipelineService>(
    _ service: S.Type, arguments: [String], environment: [String: String]
  ) async -> ExitCode {
    let keys = ConfigurationKey.common(to: S.name) + S.configurationKeys
    do {
      let options = try CommandLineOptions(arguments, keys: keys)
      if options.asksForHelp {
        Self.print(HelpText.text(of: S.name, keys: keys))
        return .success
      }
      if options.asksForVersion {
        Self.print("\(S.name) \(ProductVersion.current)\n")
        return .success
      }
      let sources = try ConfigurationSources(
        options: options.values, environment: environment,
        workingDirectory: URL(filePath: FileManager.default.currentDirectoryPath))
      return try await Self.start(service, sources: sources, keys: keys)
    } catch {
      return Self.report(StartFailure(error), of: S.name)
    }
  }

  private static func start<S: PipelineService>(
    _ service: S.Type, sources: ConfigurationSources, keys: [ConfigurationKey]
  ) async throws -> ExitCode {
    clinux_keep_freed_memory()
    _ = clinux_prefer_short_slices()
    ProcessHardening.ignoreBrokenPipes()
    let refusals = ProcessHardening.apply()
    let recorder = ConversionRecorder()
    let config = sources.reader(reportingTo: recorder)
    let secrets = SecretRegistry()
    for secret in sources.secrets(declaredBy: keys) { secrets.register(secret) }
    let logger = try Self.bootstrapLogging(S.name, config, secrets)
    let metrics = MetricsRegistry()
    MetricsSystem.bootstrap(metrics)
    for refusal in refusals {
      logger.warning("process hardening refused", metadata: ["error": "\(refusal)"])
    }
    let host = try await ServiceHost.make(
      service, config: config, logger: logger, metrics: metrics, secrets: secrets)
    try recorder.check()
    host.reportExposure()
    host.reloadOnHangUp()
    do {
      try await host.run(gracefulShutdownSignals: [.sigterm, .sigint])
    } catch let error as StartFailure {
      throw error
    } catch {
      logger.critical("service failed", error: error)
      return .software
    }
    logger.info("service stopped")
    return .success
  }

  private static func bootstrapLogging(
    _ name: ServiceName, _ config: ConfigReader, _ secrets: SecretRegistry
  ) throws -> Logger {
    let level = try config.choice("reddytalk.logLevel", default: Logger.Level.info)
    let format = try config.choice("reddytalk.logFormat", default: LogFormat.text)
    LoggingSystem.bootstrap { label in
      ServiceLogHandler(label: label, level: level, format: format, secrets: secrets)
    }
    return Logger(label: name.rawValue)
  }

  private static func report(_ failure: StartFailure, of name: ServiceName) -> ExitCode {
    ServiceLogHandler.writeToStandardError("\(name): cannot start: \(failure.message)\n")
    return failure.exitCode
  }

  private static func print(_ text: String) {
    var text = text
    text.withUTF8 { _ = write(STDOUT_FILENO, $0.baseAddress, $0.count) }
  }
}
