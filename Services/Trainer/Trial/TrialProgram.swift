import FoundationEssentials
import Glibc
import Logging
import RPCCore
import RPCTransport
import ServiceKit

/// The Trainer's program as one of the processes of a distributed training: `trainer trial <attempt>`.
package enum TrialProgram {
  /// The first argument that chooses this mode.
  package static let mode = "trial"

  /// Whether the process was started as one that trains.
  package static var isWanted: Bool { CommandLine.arguments.dropFirst().first == Self.mode }

  /// Trains one model, and ends the process.
  package static func run() async -> Never {
    let exit = await Self.execute(
      arguments: Array(CommandLine.arguments.dropFirst(2)),
      environment: ProcessInfo.processInfo.environment)
    Glibc.exit(exit.rawValue)
  }

  private static func execute(
    arguments: [String], environment: [String: String]
  ) async -> TrialExit {
    ProcessHardening.ignoreBrokenPipes()
    _ = ProcessHardening.apply()
    guard arguments.count == 1 else {
      Self.say("usage: trainer trial <attempt>; the Trainer starts this")
      return .usage
    }
    do {
      return try await Self.train(TrialSettings(environment), as: arguments[0])
    } catch let error as ConfigurationError {
      Self.say(error.description)
      return .configuration
    } catch let error as RPCConfigurationError {
      Self.say("\(error)")
      return .configuration
    } catch {
      // Other errors may hold anything.
      Self.say("it broke down")
      return .software
    }
  }

  private static func train(_ settings: TrialSettings, as name: String) async throws -> TrialExit {
    let credentials = try TLSCredentials(of: .trial, in: settings.keys)
    var configuration = RPCClient.Configuration.defaults
    configuration.reconnect.maximum = .seconds(5)
    configuration.connectionGrace = .seconds(6)
    let client = RPCClient(
      target: RPCTarget(
        address: settings.address, identity: ServiceName.trainer.peerIdentity),
      configuration: configuration, tls: .mutualTLS(credentials),
      logger: Logger(label: "trial") { _ in SwiftLogNoOpLogHandler() })
    let process = TrialProcess(
      client: TrialsTransport(
        channel: client, ticket: settings.ticket, patience: settings.patience, time: .system),
      name: name)
    return await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await client.run() }
      defer { group.cancelAll() }
      let exit = await process.run()
      Self.say("\(name): \(exit)")
      // Whoever has made the ticket void is about to end this process, and is to see that it did.
      if exit == .void { try? await Task.sleep(for: Self.farewell) }
      return exit
    }
  }

  /// How long a process whose ticket is void waits to be ended.
  private static let farewell = Duration.seconds(20)

  private static func say(_ line: String) {
    var text = "trainer trial: \(line)\n"
    text.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
