import FoundationEssentials
import Logging
import ServiceKit
import ServiceLifecycle

/// The external trainers of an installation.
struct CommandProviders: Sendable {
  /// The part of the time to shut down that commands get to end.
  private static let shutdownShare = 0.75

  /// One of each profile.
  let providers: [any TrainingProvider]
  private let strays: StrayCommands
  private let logger: Logger

  /// Reads the profiles that the settings name.
  ///
  /// - Throws: `ConfigurationError` naming the file and what is wrong in it, or the secret that is
  ///   missing.
  init(_ config: TrainerConfig, in environment: ServiceEnvironment) throws(ConfigurationError) {
    let host = CommandHost(
      environment: ProcessInfo.processInfo.environment, secrets: environment.secrets,
      dataDirectory: environment.dataDirectory,
      maximumDuration: config.limits.maximumDuration,
      shutdownBound: config.shutdown * Self.shutdownShare,
      isShuttingDown: { Task.isShuttingDownGracefully }, time: .system,
      logger: environment.logger)
    var providers: [any TrainingProvider] = []
    for profile in try CommandProfile.read(config.commandProfiles) {
      // A secret that is missing is told now, not in the middle of a night's training.
      _ = try CommandEnvironment(profile: profile, host: host).secrets()
      providers.append(CommandTrainingProvider(profile, host: host))
    }
    self.providers = providers
    self.strays = StrayCommands(directory: environment.dataDirectory)
    self.logger = environment.logger
  }

  /// Ends commands that a former process has left and no run wants; before runs are driven.
  func endStrays(of ledger: any TrainerLedger) async throws {
    let active = try await ledger.activeRun()
    let ended = self.strays.end(keeping: active?.stopRequest == nil ? active?.id : nil)
    guard !ended.isEmpty else { return }
    self.logger.notice(
      "Ended commands that a former process had left running",
      metadata: ["run.ids": "\(ended.map(\.rawValue).joined(separator: " "))"])
  }
}
