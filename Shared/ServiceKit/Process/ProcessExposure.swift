import CLinux
import FoundationEssentials
import Glibc

/// What may leave the memory of a process, which holds keys and patient text, and what others may read of
/// the files it makes; see proc(5).
public struct ProcessExposure: Hashable, Sendable {
  /// How large a core dump may be; nil for any size.
  public let coreBytes: UInt64?
  /// Whether others of its user may read its memory; nil when that cannot be told.
  public let isDumpable: Bool?
  /// The signals of a crash that something handles, as Swift's backtraces do, which print registers and
  /// memory.
  public let handledCrashes: [Int32]
  /// Which permissions new files do not get.
  public let umask: UInt32

  /// The signals that a crash ends with.
  static let crashes = [SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV]

  /// Reads what the system shows of a process; nil when it shows nothing.
  public init?(of pid: Int32) {
    let directory = "/proc/\(pid)"
    var description = clinux_file()
    guard let status = try? String(contentsOfFile: "\(directory)/status", encoding: .utf8),
      let limits = try? String(contentsOfFile: "\(directory)/limits", encoding: .utf8),
      clinux_describe_path(directory, &description) == 0
    else { return nil }
    let own: Bool? = pid == getpid() ? clinux_dumpable() != 0 : nil
    self.init(status: status, limits: limits, owner: description.owner, isDumpable: own)
  }

  /// - Parameters:
  ///   - status: The content of `/proc/PID/status`.
  ///   - limits: The content of `/proc/PID/limits`.
  ///   - owner: Who owns `/proc/PID`: root, when the process may not be dumped.
  ///   - isDumpable: Where it is known otherwise.
  init?(status: String, limits: String, owner: UInt32, isDumpable: Bool? = nil) {
    let fields = Self.fields(of: status)
    guard
      let core = limits.split(separator: "\n").first(where: { $0.hasPrefix("Max core file size") }),
      let soft = core.dropFirst("Max core file size".count)
        .split(whereSeparator: \.isWhitespace).first,
      let users = fields["Uid"]?.split(whereSeparator: \.isWhitespace), users.count > 1,
      let user = UInt32(users[1]),
      let handled = fields["SigCgt"].flatMap({ UInt64($0, radix: 16) }),
      let umask = fields["Umask"].flatMap({ UInt32($0, radix: 8) })
    else { return nil }
    self.coreBytes = UInt64(soft)
    self.isDumpable = isDumpable ?? (user == 0 ? nil : owner == user)
    self.handledCrashes = Self.crashes.filter { handled & 1 << UInt64($0 - 1) != 0 }
    self.umask = umask
  }

  /// What is not as it should be, in words; empty when all is.
  public var weaknesses: [String] {
    var weaknesses: [String] = []
    if self.coreBytes != 0 { weaknesses.append("a crash may write a core dump") }
    if self.isDumpable == true { weaknesses.append("others of its user may read its memory") }
    if !self.handledCrashes.isEmpty { weaknesses.append("a crash may print memory (backtrace)") }
    if self.umask & 0o077 != 0o077 { weaknesses.append("files that it makes are open to others") }
    return weaknesses
  }

  /// For the service's own health.
  func health() -> HealthCheckResult {
    let weaknesses = self.weaknesses
    guard weaknesses.isEmpty else {
      return .warn(
        weaknesses.joined(separator: "; "),
        remedy: "the log says at the start what the system refused; look at the limits and at the "
          + "security module of the machine")
    }
    return .pass("no core dumps, no backtraces, memory and files closed to others")
  }

  private static func fields(of status: String) -> [String: String] {
    status.split(separator: "\n").reduce(into: [:]) { fields, line in
      guard let colon = line.firstIndex(of: ":") else { return }
      let value = line[line.index(after: colon)...].drop(while: \.isWhitespace)
      fields[String(line[..<colon])] = String(value)
    }
  }
}
