import Glibc

/// How many files and sockets the process may have open.
enum FileLimit {
  /// What a service may need: its connections at their most, and its store beside them.
  static let wanted: rlim_t = 4096

  /// Raises the soft limit, 1024 by default on most systems, as far as the hard one allows.
  ///
  /// - Returns: What it is then.
  @discardableResult
  static func raise(to wanted: rlim_t = Self.wanted) -> rlim_t {
    let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    var limit = rlimit()
    guard getrlimit(files, &limit) == 0, limit.rlim_cur < wanted else { return limit.rlim_cur }
    limit.rlim_cur = min(wanted, limit.rlim_max)
    _ = setrlimit(files, &limit)
    _ = getrlimit(files, &limit)
    return limit.rlim_cur
  }
}
