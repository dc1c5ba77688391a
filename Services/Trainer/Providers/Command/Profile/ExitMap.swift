/// What the ways a command can end mean.
struct ExitMap: Hashable, Sendable {
  /// A meaning.
  enum Meaning: Hashable, Sendable {
    case succeeded
    /// Somebody else ended it.
    case cancelled
    /// The kernel, or somebody with its means, killed it: most often for its memory.
    case killed
    /// Trying again may help.
    case retryable
    case failed
  }

  /// Exit codes after which another attempt is made.
  var retryable: Set<Int> = []
  /// Exit codes of a command that was asked to end.
  var cancelled: Set<Int> = [130, 143]
  /// Exit codes of a command that was killed.
  var killed: Set<Int> = [137]

  init() {}

  /// Reads a profile's `exits`.
  init(_ fields: inout ProfileFields) throws(LiteralFault) {
    self.retryable = try fields.integers("retryable", default: [], in: 1...255)
    self.cancelled = try fields.integers("cancelled", default: [130, 143], in: 1...255)
    self.killed = try fields.integers("killed", default: [137], in: 1...255)
    try fields.finish()
  }

  /// What an exit code means; that of a process that a signal ended is 128 and the signal's number.
  func meaning(of code: Int) -> Meaning {
    if code == 0 { return .succeeded }
    if self.retryable.contains(code) { return .retryable }
    if self.cancelled.contains(code) { return .cancelled }
    if self.killed.contains(code) { return .killed }
    return .failed
  }
}
