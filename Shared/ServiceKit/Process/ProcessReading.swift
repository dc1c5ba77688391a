import FoundationEssentials
import Glibc

/// What the process uses at one moment, read from `/proc/self` (see proc(5)).
public struct ProcessReading: Hashable, Sendable {
  /// Resident memory.
  public let residentBytes: UInt64
  /// Processor time in user and system mode since the process started.
  public let cpuSeconds: Double
  /// Since the process started.
  public let uptimeSeconds: Double
  /// Open file descriptors.
  public let openFiles: Int

  /// Reads `/proc/self`; `nil` where there is none.
  public static func now() -> ProcessReading? {
    guard
      let statm = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
      let stat = try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8),
      let uptime = try? String(contentsOfFile: "/proc/uptime", encoding: .utf8)
    else { return nil }
    let files = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
    return ProcessReading(
      statm: statm, stat: stat, systemUptime: uptime, openFiles: files?.count ?? 0,
      pageBytes: sysconf(CInt(_SC_PAGESIZE)), ticksPerSecond: sysconf(CInt(_SC_CLK_TCK)))
  }

  init?(
    statm: String, stat: String, systemUptime: String, openFiles: Int, pageBytes: Int,
    ticksPerSecond: Int
  ) {
    // The second field of stat is the program's name in parentheses, which may hold anything.
    guard let nameEnd = stat.lastIndex(of: ")") else { return nil }
    let fields = stat[stat.index(after: nameEnd)...].split(whereSeparator: \.isWhitespace)
    let statmFields = statm.split(whereSeparator: \.isWhitespace)
    // After the name: field 3 is at index 0; utime is 14, stime 15, starttime 22.
    guard
      fields.count > 19, statmFields.count > 1,
      let residentPages = UInt64(statmFields[1]),
      let userTicks = Double(fields[11]), let systemTicks = Double(fields[12]),
      let startTicks = Double(fields[19]),
      let systemSeconds = systemUptime.split(separator: " ").first.flatMap({ Double($0) })
    else { return nil }
    let ticks = Double(ticksPerSecond)
    self.residentBytes = residentPages * UInt64(pageBytes)
    self.cpuSeconds = (userTicks + systemTicks) / ticks
    // The kernel counts in hundredths; the subtraction must not pretend to know more.
    self.uptimeSeconds = max(0, ((systemSeconds - startTicks / ticks) * 100).rounded() / 100)
    self.openFiles = openFiles
  }
}
