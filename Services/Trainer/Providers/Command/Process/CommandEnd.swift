/// How a command ended.
enum CommandEnd: Hashable, Sendable {
  /// With an exit code; that of a process that a signal ended is 128 and the signal's number.
  case exited(Int)
  /// Nobody saw it.
  case unseen
}
