import ArgumentParser
import Foundation
import Rainbow

/// `reddytalk doctor`
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Finds out why something does not work, and says what to do.",
    discussion: """
      Looks at the machine, the keys, what others may read of files and memory, each service, the \
      triggers and the environments. Works \
      without a running system too. Ends with 1 when anything fails.
      """)

  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await CommandRunner.run {
      let findings = try await self.findings()
      let output = self.connection.output
      try output.show(findings) { Self.show(findings, output) }
      let failures = findings.filter { $0.state == .fail }.count
      if failures > 0 {
        throw CommandFailure(.refused, "\(failures) of \(findings.count) checks failed")
      }
    }
  }

  private func findings() async throws -> [Finding] {
    let dataDirectory = self.connection.dataDirectory
    let state = RuntimeState.load(from: dataDirectory)
    let isRemote = self.connection.gateway != nil
    let machine = MachineChecks(
      dataDirectory: dataDirectory, programDirectory: SystemLayout.ownDirectory,
      isRunning: state != nil)
    let keys = KeyChecks(
      pkiDirectory: URL(
        filePath: state?.pkiDirectory ?? dataDirectory.appending(path: "pki").path),
      dataDirectory: dataDirectory)
    let exposure = ExposureChecks(dataDirectory: dataDirectory, processes: state?.processes ?? [])
    let system = SystemChecks(
      client: try await self.connection.makeClient(),
      processes: isRemote ? [] : state?.processes ?? [])
    let local = isRemote ? [] : machine.run() + keys.run() + exposure.run()
    return local + (await system.run())
  }

  private static func show(_ findings: [Finding], _ output: Output) {
    var area = ""
    for finding in findings {
      if finding.area != area {
        area = finding.area
        output.line(area.bold)
      }
      let mark =
        switch finding.state {
        case .pass: "✓".green
        case .warn: "!".yellow
        case .fail: "✗".red
        }
      output.line("  \(mark) \(finding.name): \(finding.detail)")
      if let remedy = finding.remedy, finding.state != .pass { output.line("    → \(remedy)") }
    }
  }
}
