import FoundationEssentials

/// Runs a program that answers soon, and gives what it printed.
struct ShortCommand: Sendable {
  /// What came of it.
  struct Answer: Hashable, Sendable {
    /// Nil when it took too long.
    let code: Int?
    let output: String
  }

  /// The most of its output that is kept.
  private static let outputBytes = 4096
  private static let pollInterval = Duration.milliseconds(20)

  let runID: RunID
  let environment: [String: String]
  let directory: URL
  let time: Timekeeper

  /// Runs `argv`.
  ///
  /// - Parameter limit: After which it is killed.
  /// - Throws: `SpawnRequest.Failure`, `CancellationError`.
  func run(_ argv: [String], within limit: Duration) async throws -> Answer {
    let output = self.directory.appending(path: ".answer")
    defer { try? FileManager.default.removeItem(at: output) }
    let command = try RunningCommand.start(
      SpawnRequest(
        argv: argv, environment: self.environment, directory: self.directory, output: output),
      runID: self.runID, exitFile: output, detaches: false)
    let deadline = self.time.uptime() + limit
    var end: CommandEnd?
    do {
      while self.time.uptime() < deadline {
        end = command.ended()
        if end != nil { break }
        try await self.time.sleep(Self.pollInterval)
      }
    } catch {
      _ = command.kill()
      throw error
    }
    if end == nil { _ = command.kill() }
    let bytes = (try? FileTail(output.nativePath))?.read(from: 0, atMost: Self.outputBytes) ?? []
    let text = String(decoding: bytes, as: UTF8.self)
    guard case .exited(let code) = end else { return Answer(code: nil, output: text) }
    return Answer(code: code, output: text)
  }
}
