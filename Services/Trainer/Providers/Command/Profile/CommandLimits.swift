/// What a command may use. Of each, zero means as much as it likes, but for the time.
struct CommandLimits: Hashable, Sendable {
  /// Time on the clock, over all attempts.
  var wallClock: Duration = .seconds(8 * 3600)
  /// Time without output or progress after which it counts as hung.
  var stall: Duration = .seconds(30 * 60)
  /// Space that must stay free where the run's directory is.
  var freeDiskBytes: Int64 = 2 << 30
  /// Resident memory of all its processes together. Pages that they share count for each.
  var residentBytes: Int64 = 0
  /// Size at which the log is rotated.
  var logBytes: Int = 16 << 20
  /// How many logs are kept, the current one included.
  var logFiles = 3

  init() {}

  /// Reads a profile's `limits`.
  init(_ fields: inout ProfileFields) throws(LiteralFault) {
    self.wallClock = .seconds(3600 * (try fields.number("hours", default: 8, in: 0.0001...8760)))
    self.stall = .seconds(60 * (try fields.number("stallMinutes", default: 30, in: 0...10_080)))
    self.freeDiskBytes = Self.bytes(
      try fields.number("freeDiskGigabytes", default: 2, in: 0...1_000_000))
    self.residentBytes = Self.bytes(
      try fields.number("residentGigabytes", default: 0, in: 0...1_000_000))
    self.logBytes = Int(
      try fields.number("logMegabytes", default: 16, in: 0.01...10_000) * Double(1 << 20))
    self.logFiles = try fields.integer("logFiles", default: 3, in: 1...100)
    try fields.finish()
  }

  private static func bytes(_ gigabytes: Double) -> Int64 { Int64(gigabytes * Double(1 << 30)) }
}
