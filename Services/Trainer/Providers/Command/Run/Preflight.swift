import FoundationEssentials
import Glibc

/// Finds out whether a command can work before it is given the data.
struct Preflight: Sendable {
  /// How long a question for a version may take: Python reads many files for it.
  private static let versionLimit = Duration.seconds(60)
  private static let dryRunLimit = Duration.seconds(600)
  private static let versionBytes = 1024

  let profile: CommandProfile
  let environment: [String: String]
  let directory: URL
  let runID: RunID
  let time: Timekeeper

  /// Checks what can be checked.
  ///
  /// - Parameter values: What placeholders of the dry run stand for.
  /// - Throws: `RunFailure.trainingFailed` naming what is missing, `CancellationError`.
  func check(values: PlaceholderValues) async throws -> PreflightReport {
    let found = try CommandPrerequisites(
      profile: self.profile, path: self.environment["PATH"] ?? "", directory: self.directory
    ).find()
    try await self.dryRun(values)
    return PreflightReport(
      program: found.program, version: try await self.version(of: found.program),
      gpus: try await self.gpus(), freeDiskBytes: found.freeDiskBytes)
  }

  private func dryRun(_ values: PlaceholderValues) async throws {
    guard !self.profile.dryRunArgv.isEmpty else { return }
    let argv = self.profile.dryRunArgv.compactMap { $0.rendered(with: values) }
    guard argv.count == self.profile.dryRunArgv.count else {
      throw RunFailure.trainingFailed(
        reason: "dryRunArgv of the command profile \(self.profile.name) asks for what this run has"
          + " not, such as a validation file or a checkpoint")
    }
    let answer = try await self.ask(argv, within: Self.dryRunLimit)
    guard answer?.code == 0 else {
      let how = answer?.code.map { "exit code \($0)" } ?? "no end in time"
      throw RunFailure.trainingFailed(
        reason: "the dry run of the command profile \(self.profile.name) failed with \(how)")
    }
  }

  private func version(of program: String) async throws -> String? {
    let argv =
      self.profile.versionArgv.isEmpty ? [program, "--version"] : self.profile.versionArgv
    guard let answer = try await self.ask(argv, within: Self.versionLimit), answer.code == 0 else {
      return nil
    }
    let text = answer.output.prefix(Self.versionBytes)
    return text.split(whereSeparator: \.isNewline).joined(separator: "\n")
  }

  private func gpus() async throws -> String? {
    let argv = ["nvidia-smi", "--query-gpu=name,memory.total", "--format=csv,noheader"]
    guard let answer = try await self.ask(argv, within: Self.versionLimit), answer.code == 0 else {
      return nil
    }
    return answer.output.split(whereSeparator: \.isNewline).joined(separator: "\n")
  }

  /// What a program answers; nil when it cannot be started.
  private func ask(_ argv: [String], within limit: Duration) async throws -> ShortCommand.Answer? {
    let command = ShortCommand(
      runID: self.runID, environment: self.environment, directory: self.directory, time: self.time)
    do {
      return try await command.run(argv, within: limit)
    } catch is SpawnRequest.Failure {
      return nil
    }
  }
}
