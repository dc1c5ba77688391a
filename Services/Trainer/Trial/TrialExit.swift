/// How a process that trains ends, in the numbers of sysexits.h.
package enum TrialExit: Int32, Error, Hashable, Sendable {
  /// The model, or why there is none, is with the Trainer.
  case done = 0
  /// It was started wrongly (EX_USAGE).
  case usage = 64
  /// The Trainer was away for too long (EX_UNAVAILABLE).
  case unavailable = 69
  /// It broke down (EX_SOFTWARE).
  case software = 70
  /// The attempt is over, or another process has it (EX_NOPERM).
  case void = 77
  /// A variable of its environment, or a file that one names, is wrong (EX_CONFIG).
  case configuration = 78
}
