import FoundationEssentials

/// The working directory of one start of a command.
struct AttemptDirectory: Sendable {
  let url: URL

  /// What the command prints, as it printed it.
  var spool: URL { self.url.appending(path: "output.raw") }
  /// The same without secrets.
  var log: URL { self.url.appending(path: "command.log") }
  /// Where the keeper of a detached command leaves its exit code.
  var exitFile: URL { self.url.appending(path: "exit") }
}
