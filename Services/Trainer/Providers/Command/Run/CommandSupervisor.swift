import FoundationEssentials

/// Stays with one start of a command until it has ended: reads what it reports, and ends it when it
/// has to.
final class CommandSupervisor {
  /// How a start ended.
  struct Result: Sendable {
    let end: CommandEnd
    /// Why it was ended from outside; nil when it ended by itself.
    let cause: StopCause?
    /// The last lines that it printed, without secrets.
    let lastLines: String
    /// Where it said its result is.
    let announced: LineProtocol.Message?
  }

  /// Time between two looks at the disk and the memory, which cost more than those at the output.
  private static let slowInterval = Duration.seconds(2)

  private let command: RunningCommand
  private let profile: CommandProfile
  private let directory: AttemptDirectory
  private let stop: CommandStop
  private let time: Timekeeper
  private let report: (ProgressObservation, Duration) throws -> Void

  private let spool: OutputSpool
  private var log: CommandLog
  private var readers: ProgressReaders
  private var losses: LossWatchdog
  private var stall: StallWatchdog
  private var cause: StopCause?
  private var announced: LineProtocol.Message?

  private let startedAt: Duration
  private let wallClock: Duration
  private var slowLook: Duration

  /// - Parameters:
  ///   - elapsed: How long the command, its earlier starts included, has run.
  ///   - wallClock: How long it may.
  ///   - report: Takes each row with the time that the command has run; when it throws, the command
  ///     is ended.
  init(
    _ command: RunningCommand, _ setup: AttemptSetup, elapsed: Duration, wallClock: Duration,
    report: @escaping (ProgressObservation, Duration) throws -> Void
  ) throws {
    self.command = command
    self.profile = setup.profile
    self.directory = setup.directory
    self.stop = setup.stop
    self.time = setup.stop.time
    self.report = report
    self.spool = OutputSpool(setup.directory.spool)
    self.log = CommandLog(
      setup.directory.log, limits: setup.profile.limits, redact: setup.redact)
    self.readers = try ProgressReaders(
      setup.profile.readers, values: setup.values, directory: setup.directory.url)
    self.losses = LossWatchdog(setup.profile.watchdogs, patience: setup.patience)
    let now = self.time.uptime()
    self.stall = StallWatchdog(limit: setup.profile.limits.stall, at: now)
    self.startedAt = now - elapsed
    self.wallClock = wallClock
    self.slowLook = now
  }

  /// How long the command has run.
  var elapsed: Duration { self.time.uptime() - self.startedAt }

  /// Stays until the command has ended, or the task is cancelled, or a report is answered by an
  /// error; ends it in the latter cases, unless `leaves` says that it is to go on alone.
  func run(leaves: (any Error) -> Bool) async throws -> Result {
    do {
      while true {
        // Looked at before its output, so that nothing it printed is missed.
        let end = self.command.ended()
        try self.look(isLast: end != nil)
        if let end { return self.result(end, cause: self.causeAfterEnd) }
        if let cause = self.causeToStop() { return await self.end(because: cause) }
        try await self.time.sleep(self.stop.pollInterval)
      }
    } catch {
      if !leaves(error) { _ = await self.stop.end(self.command) }
      throw error
    }
  }

  /// A loss that was no number makes the result of a command that ended well unusable too.
  private var causeAfterEnd: StopCause? {
    if case .diverged? = self.cause { self.cause } else { nil }
  }

  private func end(because cause: StopCause) async -> Result {
    let end = await self.stop.end(self.command)
    // What it still said goes into the log; whatever it says does not change the cause.
    try? self.look(isLast: true)
    return self.result(end, cause: cause)
  }

  private func result(_ end: CommandEnd, cause: StopCause?) -> Result {
    Result(end: end, cause: cause, lastLines: self.log.lastLines, announced: self.announced)
  }

  private func look(isLast: Bool) throws {
    let lines = isLast ? self.spool.remainingLines() : self.spool.lines()
    if !lines.isEmpty { self.stall.sign(at: self.time.uptime()) }
    self.log.append(lines)
    for line in lines { try self.take(line) }
    // A long file is read in pieces, one at each look.
    repeat {
      let rows = self.readers.rowsOfFiles()
      for row in rows { try self.take(row) }
      if rows.isEmpty { return }
    } while isLast
  }

  private func take(_ line: String) throws {
    switch LineProtocol.message(in: line) {
    case .progress(let row)?: try self.take(row)
    case .artifact(let path, let kind)?: self.announced = .artifact(path: path, kind: kind)
    case .malformed(let reason)?: self.log.append(["(the line above is not usable: \(reason))"])
    case .note?: break
    case nil:
      for row in self.readers.rows(in: line) { try self.take(row) }
    }
  }

  private func take(_ row: ProgressObservation) throws {
    self.stall.sign(at: self.time.uptime())
    if self.cause == nil, let verdict = self.losses.verdict(on: row) {
      self.cause =
        switch verdict {
        case .diverged(let reason): .diverged(reason: reason)
        case .enough(let reason): .enough(reason: reason)
        }
    }
    try self.report(row, self.elapsed)
  }

  private func causeToStop() -> StopCause? {
    if let cause = self.cause { return cause }
    let now = self.time.uptime()
    if now - self.startedAt >= self.wallClock {
      return .timeLimit(hours: self.wallClock / .seconds(3600))
    }
    if self.stall.isStalled(at: now) {
      return .stalled(minutes: self.profile.limits.stall / .seconds(60))
    }
    guard now - self.slowLook >= Self.slowInterval else { return nil }
    self.slowLook = now
    let limits = self.profile.limits
    if limits.freeDiskBytes > 0, let free = try? DiskSpace.free(at: self.directory.url),
      free < limits.freeDiskBytes
    {
      return .diskFloor(freeBytes: free)
    }
    guard limits.residentBytes > 0 else { return nil }
    let resident = self.command.family.residentBytes()
    return resident > limits.residentBytes ? .memory(residentBytes: resident) : nil
  }
}
