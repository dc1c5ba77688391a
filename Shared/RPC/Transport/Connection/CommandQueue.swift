internal import Synchronization

/// Hands commands of any thread to the event loop, with one wake-up for all that gather.
final class CommandQueue: Sendable {
  private struct State {
    var commands: [ConnectionCommand] = []
    var isScheduled = false
  }

  private let state = Mutex(State())

  /// Adds a command.
  ///
  /// - Returns: Whether the loop has to be woken.
  func push(_ command: ConnectionCommand) -> Bool {
    self.state.withLock { state in
      state.commands.append(command)
      defer { state.isScheduled = true }
      return !state.isScheduled
    }
  }

  /// Takes every command out, in order.
  func takeAll() -> [ConnectionCommand] {
    self.state.withLock { state in
      state.isScheduled = false
      if state.commands.isEmpty { return [] }
      defer { state.commands.removeAll() }
      return state.commands
    }
  }
}
