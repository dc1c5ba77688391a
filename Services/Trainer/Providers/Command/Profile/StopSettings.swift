/// How a command is ended: SIGINT, so that it can save what it has; SIGTERM; SIGKILL.
struct StopSettings: Hashable, Sendable {
  /// From SIGINT to SIGTERM.
  var interruptGrace: Duration = .seconds(60)
  /// From SIGTERM to SIGKILL.
  var terminateGrace: Duration = .seconds(15)
  /// Whether the command goes on while the service is down, and is found again when it is back.
  var detaches = false

  init() {}

  /// Reads a profile's `stop`.
  init(_ fields: inout ProfileFields) throws(LiteralFault) {
    self.interruptGrace = .seconds(
      try fields.number("interruptSeconds", default: 60, in: 0...3600))
    self.terminateGrace = .seconds(
      try fields.number("terminateSeconds", default: 15, in: 0...3600))
    self.detaches = try fields.boolean("detach", default: false)
    try fields.finish()
  }

  /// The same in at most `bound`, for the shutdown of the service.
  func within(_ bound: Duration) -> StopSettings {
    let total = self.interruptGrace + self.terminateGrace
    guard total > bound, total > .zero else { return self }
    var settings = self
    let share = bound / total
    settings.interruptGrace = self.interruptGrace * share
    settings.terminateGrace = self.terminateGrace * share
    return settings
  }
}
