import FoundationEssentials
import StoreKit

/// The directory that a command works in, part of its run's; gone when the run is at its end.
///
///     state.json    what was started, for whoever goes on after this process
///     data/         the exported data, until the command has ended
///     cache/        what libraries make of the data; gone with them
///     output/       what `{output_dir}` stands for: checkpoints and the result, over all attempts
///     attempt-<n>/  the working directory of one start: configuration file, output, log, exit code
struct CommandWorkspace: Sendable {
  let root: URL

  /// - Parameter checkpointDirectory: Where a training leaves what a later attempt goes on from.
  init(checkpointDirectory: URL) {
    self.root = checkpointDirectory.appending(path: "command", directoryHint: .isDirectory)
  }

  var data: URL { self.root.appending(path: "data", directoryHint: .isDirectory) }
  var output: URL { self.root.appending(path: "output", directoryHint: .isDirectory) }
  var cache: URL { self.root.appending(path: "cache", directoryHint: .isDirectory) }
  private var stateFile: URL { self.root.appending(path: "state.json") }

  /// The working directory of one start.
  func attempt(_ number: Int) -> AttemptDirectory {
    AttemptDirectory(
      url: self.root.appending(path: "attempt-\(number)", directoryHint: .isDirectory))
  }

  /// Makes what every attempt needs.
  func prepare() throws {
    for directory in [self.root, self.data, self.output] {
      try DurableFile.makeDirectory(directory)
    }
  }

  /// Makes the working directory of one start, empty.
  func makeAttempt(_ number: Int) throws -> AttemptDirectory {
    let attempt = self.attempt(number)
    try DurableFile.remove(attempt.url)
    try DurableFile.makeDirectory(attempt.url)
    return attempt
  }

  /// Removes what a start from scratch must not find.
  func clearOutput() throws {
    try DurableFile.remove(self.output)
    try DurableFile.makeDirectory(self.output)
  }

  /// Removes the data, which are plain text here.
  func removeData() throws {
    try DurableFile.remove(self.data)
    try DurableFile.remove(self.cache)
  }

  /// What was written down; nil when nothing was, or when it is not readable.
  func state() -> CommandState? {
    guard let data = try? Data(contentsOf: self.stateFile) else { return nil }
    return try? JSONDecoder().decode(CommandState.self, from: data)
  }

  /// Writes down what holds now, durably.
  func save(_ state: CommandState) throws {
    try DurableFile.write(JSONEncoder().encode(state), to: self.stateFile)
  }

  /// Whether a path lies in the workspace, links resolved.
  func contains(_ url: URL) -> Bool {
    let root = self.root.resolvingSymlinksInPath().nativePath
    return url.resolvingSymlinksInPath().nativePath.hasPrefix(root + "/")
  }
}
