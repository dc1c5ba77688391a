import Glibc

/// Ends a command: asks it, tells it, makes it.
struct CommandStop: Sendable {
  let settings: StopSettings
  let time: Timekeeper
  /// Time between two looks whether it has ended.
  let pollInterval: Duration
  /// How long it may take now; nil for as long as the settings say.
  let bound: @Sendable () -> Duration?

  /// Ends a command and everything that belongs to it. Goes on when its task is cancelled: that is
  /// when commands are ended.
  ///
  /// - Returns: How it ended.
  func end(_ command: RunningCommand) async -> CommandEnd {
    let settings = self.bound().map(self.settings.within) ?? self.settings
    // A task of its own, which nobody cancels.
    return await Task { await self.end(command, settings) }.value
  }

  private func end(_ command: RunningCommand, _ settings: StopSettings) async -> CommandEnd {
    let steps = [(SIGINT, settings.interruptGrace), (SIGTERM, settings.terminateGrace)]
    for (signal, grace) in steps where grace > .zero {
      command.family.signal(signal)
      if let end = await self.wait(for: command, atMost: grace) { return end }
    }
    return command.kill()
  }

  private func wait(for command: RunningCommand, atMost grace: Duration) async -> CommandEnd? {
    let deadline = self.time.uptime() + grace
    while self.time.uptime() < deadline {
      if let end = command.ended() { return end }
      try? await self.time.sleep(min(self.pollInterval, grace))
    }
    return command.ended()
  }
}
