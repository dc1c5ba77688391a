import CLinux
import Glibc

/// Keeps the memory of the process, which holds keys and patient text, from leaving it.
public enum ProcessHardening {
  /// Lets writes to closed pipes and sockets fail instead of ending the process: a service outlives
  /// whoever reads its log.
  public static func ignoreBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
  }

  /// Forbids core dumps, backtraces, and reading the process's memory by other processes of the same user;
  /// and closes the files that it will make to others.
  ///
  /// Swift's backtraces are switched by `SWIFT_BACKTRACE` before the program begins, and print registers and
  /// memory with what patients said. They are taken back here, however the program was started.
  ///
  /// - Returns: What the system refused, for a log line; empty when all is in force.
  public static func apply() -> [String] {
    var refusals: [String] = []
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    if setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none) != 0 {
      refusals.append("RLIMIT_CORE: \(String(cString: strerror(errno)))")
    }
    if clinux_set_dumpable(0) != 0 {
      refusals.append("PR_SET_DUMPABLE: \(String(cString: strerror(errno)))")
    }
    for crash in ProcessExposure.crashes { signal(crash, SIG_DFL) }
    umask(0o077)
    return refusals
  }
}
