import FoundationEssentials
import Glibc
import Synchronization

/// A command that was started by this process, or by a former one and is found again.
final class RunningCommand: Sendable {
  let identity: ProcessIdentity
  let family: ProcessFamily
  /// Where the keeper of a detached command leaves its exit code.
  private let exitFile: URL
  private let end = Mutex<CommandEnd?>(nil)

  private init(_ identity: ProcessIdentity, runID: RunID, exitFile: URL) {
    self.identity = identity
    self.family = ProcessFamily(leader: identity, runID: runID)
    self.exitFile = exitFile
  }

  /// Starts a command.
  ///
  /// - Parameters:
  ///   - request: What is started.
  ///   - exitFile: Takes the exit code of a command that is to outlive this process; nil for one that
  ///     is not.
  /// - Throws: `SpawnRequest.Failure`.
  static func start(
    _ request: SpawnRequest, runID: RunID, exitFile: URL, detaches: Bool
  ) throws(SpawnRequest.Failure) -> RunningCommand {
    var request = request
    request.environment[ProcessFamily.markName] = runID.rawValue
    if detaches { request.argv = Self.keeper(exitFile) + request.argv }
    let pid = try request.start()
    // It has this number until it was waited for, even if it has ended already.
    guard let identity = ProcessIdentity(pid: pid) else {
      throw SpawnRequest.Failure(program: request.argv.first ?? "", code: ESRCH)
    }
    return RunningCommand(identity, runID: runID, exitFile: exitFile)
  }

  /// Finds a command that a former process has started.
  static func found(_ identity: ProcessIdentity, runID: RunID, exitFile: URL) -> RunningCommand {
    RunningCommand(identity, runID: runID, exitFile: exitFile)
  }

  /// Runs the command and writes down how it ended, for whoever is there by then. The text is fixed:
  /// no shell reads the command, whose words are passed on as they are.
  private static func keeper(_ exitFile: URL) -> [String] {
    let text = "trap : INT TERM HUP; \"$@\"; code=$?; echo \"$code\" > \"$0\"; exit \"$code\""
    return ["/bin/sh", "-c", text, exitFile.nativePath]
  }

  /// How it ended; nil while it runs. Kills whatever it has left behind.
  func ended() -> CommandEnd? {
    self.end.withLock { known -> CommandEnd? in
      if let end = known { return end }
      guard !self.identity.isRunning else { return nil }
      // What is left goes before the number does: it would be somebody else's then.
      self.family.killAll()
      var status: CInt = 0
      let waited = waitpid(self.identity.pid, &status, WNOHANG)
      let end = waited == self.identity.pid ? Self.end(ofStatus: status) : self.writtenEnd()
      known = end
      return end
    }
  }

  /// Ends it with everything that belongs to it, without asking.
  func kill() -> CommandEnd {
    self.family.killAll()
    return self.ended() ?? .unseen
  }

  private func writtenEnd() -> CommandEnd {
    guard let text = try? String(contentsOf: self.exitFile, encoding: .utf8), text.hasSuffix("\n"),
      let code = Int(text.dropLast())
    else { return .unseen }
    return .exited(code)
  }

  /// The macros of wait(2), which Swift does not see.
  static func end(ofStatus status: CInt) -> CommandEnd {
    let signal = status & 0x7f
    return .exited(Int(signal == 0 ? (status >> 8) & 0xff : 128 + signal))
  }
}
