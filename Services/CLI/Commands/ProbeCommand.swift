import ArgumentParser

/// `reddytalk probe`
struct ProbeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "probe",
    abstract: "Asks one service's loopback listener whether it serves; for container health checks."
  )

  @Option(help: "host:port of the service's metrics listener.") var metrics: String

  func run() async throws {
    try await CommandRunner.run {
      guard await Readiness().isReady(self.metrics) else {
        throw CommandFailure(
          .unavailable, "the service at \(self.metrics) does not serve",
          remedy: "Read the details at http://\(self.metrics)/health, and the service's log.")
      }
      print("ok")
    }
  }
}
