import ArgumentParser
import Foundation
import Rainbow
import ServiceKit
import UnixSignals

/// `reddytalk up`
struct UpCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "up", abstract: "Starts the five services on this machine and keeps them running.",
    discussion: """
      Makes certificates and keys in the data directory on the first run. A service that ends is \
      started again. Ctrl-C stops everything gracefully; a second one kills.
      """)

  @Option(
    name: .customLong("ports-from"),
    help: "First of ten ports, or 0 for free ones. Default: the services' own, 7101… and 8080.")
  var firstPort: Int?
  @Option(parsing: .singleValue, help: "A setting for the services, as NAME=VALUE; repeatable.")
  var set: [String] = []
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await CommandRunner.run {
      let layout = try await SystemLayout(
        dataDirectory: self.connection.dataDirectory, firstPort: self.firstPort,
        settings: try Settings.parse(self.set))
      let supervisor = try Supervisor(layout: layout)
      let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
      let start = ContinuousClock.now
      let output = self.connection.output
      try await supervisor.run { supervisor in
        try Self.show(supervisor, readyAfter: start.duration(to: .now), output)
        var iterator = signals.makeAsyncIterator()
        _ = await iterator.next()
        FileHandle.standardError.write(Data("stopping; once more kills\n".utf8))
        // Lives on while the services stop, to hear the second signal.
        Task.detached {
          _ = await iterator.next()
          supervisor.killAll()
        }
      }
      if !output.isJSON { output.line("stopped") }
    }
  }

  private static func show(_ supervisor: Supervisor, readyAfter: Duration, _ output: Output) throws
  {
    let state = supervisor.state
    try output.show(state) {
      output.table(
        ["SERVICE", "PID", "ADDRESS", "MEMORY"],
        state.processes.map {
          [
            $0.service, String($0.pid), $0.address,
            Rendering.mebibytes(ProcessMemory.proportionalBytes(pid: $0.pid)),
          ]
        })
      output.line(
        "ready after \(readyAfter.formatted(.units(fractionalPart: .show(length: 2)))), "
          + "at \(state.gatewayURL.bold), logs in \(supervisor.layout.logDirectory.path)")
    }
  }
}
