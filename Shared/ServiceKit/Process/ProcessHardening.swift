import CLinux
import Glibc

/// Keeps the memory of the process, which holds keys and patient text, from leaving it.
public enum ProcessHardening {
  /// Lets writes to closed pipes and sockets fail instead of ending the process: a service outlives
  /// whoever reads its log.
  public static func ignoreBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
  }

  /// Forbids core dumps, and reading the process's memory by other processes of the same user.
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
    return refusals
  }
}
