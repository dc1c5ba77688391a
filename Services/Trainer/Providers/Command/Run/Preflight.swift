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
    let name = self.profile.argv.first?.rendered(with: values) ?? ""
    let path = self.environment["PATH"] ?? ""
    guard let program = ExecutableSearch.path(of: name, in: path, from: self.directory) else {
      throw RunFailure.trainingFailed(
        reason: "the program \(name) is not there, or may not be run; install it, or correct argv"
          + " of the command profile \(self.profile.name)")
    }
    if let base = self.profile.baseModel, base.isLocal,
      !FileManager.default.fileExists(atPath: base.path)
    {
      throw RunFailure.trainingFailed(
        reason: "there is no base model at \(base.path); fetch it, or correct baseModel of the"
          + " command profile \(self.profile.name)")
    }
    let free = try DiskSpace.free(at: self.directory)
    guard free >= self.profile.limits.freeDiskBytes else {
      throw RunFailure.trainingFailed(
        reason: "only \(free >> 20) MiB are free at \(self.directory.nativePath), and"
          + " \(self.profile.limits.freeDiskBytes >> 20) MiB must stay free; make room")
    }
    try await self.dryRun(values)
    return PreflightReport(
      program: program, version: try await self.version(of: program), gpus: try await self.gpus(),
      freeDiskBytes: free)
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
