/// How a program ended, in the numbers of sysexits.h that scripts and supervisors know.
public enum ExitCode: Int32, Sendable {
  /// It did what it should.
  case success = 0
  /// The command line is wrong (EX_USAGE).
  case usage = 64
  /// A port or store that it needs is not available (EX_UNAVAILABLE).
  case unavailable = 69
  /// It failed while running (EX_SOFTWARE).
  case software = 70
  /// A setting, or a file that a setting names, is wrong (EX_CONFIG).
  case configuration = 78
}
