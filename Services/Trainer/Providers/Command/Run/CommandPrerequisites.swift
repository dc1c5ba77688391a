import FoundationEssentials

/// What a command needs before anything is run: its program, its base model, and room.
struct CommandPrerequisites: Sendable {
  /// What was found.
  struct Found: Hashable, Sendable {
    /// Where the program is.
    let program: String
    /// Space where the run's directory is.
    let freeDiskBytes: Int64
  }

  let profile: CommandProfile
  /// Directories that programs are looked for in, with colons between them.
  let path: String
  /// Where the command works.
  let directory: URL

  /// Looks for all of it.
  ///
  /// - Throws: `RunFailure.trainingFailed` naming what is missing, `FileFailure`.
  func find() throws -> Found {
    let program = try self.program()
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
    return Found(program: program, freeDiskBytes: free)
  }

  /// Where the program is.
  ///
  /// - Throws: `RunFailure.trainingFailed`.
  func program() throws(RunFailure) -> String {
    let name = self.profile.argv.first?.rendered(with: PlaceholderValues()) ?? ""
    guard let program = ExecutableSearch.path(of: name, in: self.path, from: self.directory) else {
      throw .trainingFailed(
        reason: "the program \(name) is not there, or may not be run; install it, or correct argv"
          + " of the command profile \(self.profile.name)")
    }
    return program
  }
}
