import FoundationEssentials

/// What the system tells about a process (proc(5), `stat`).
struct ProcessStatus: Hashable, Sendable {
  let pid: Int32
  /// The letter of its state.
  let state: Character
  let parent: Int32
  let group: Int32
  let session: Int32
  /// When it was started, in ticks since the machine was.
  let startTicks: UInt64
  /// Resident memory in pages.
  let residentPages: Int64

  /// Reads the state of a process; nil when there is none.
  init?(pid: Int32) {
    guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else {
      return nil
    }
    self.init(pid: pid, stat: text)
  }

  /// The same from the text of the file.
  init?(pid: Int32, stat: String) {
    // The second field is the program's name in parentheses, which may hold anything.
    guard let nameEnd = stat.lastIndex(of: ")") else { return nil }
    let fields = stat[stat.index(after: nameEnd)...].split(whereSeparator: \.isWhitespace)
    // Field 3 is at index 0.
    guard fields.count > 21, let state = fields[0].first, let parent = Int32(fields[1]),
      let group = Int32(fields[2]), let session = Int32(fields[3]),
      let startTicks = UInt64(fields[19]), let residentPages = Int64(fields[21])
    else { return nil }
    self.pid = pid
    self.state = state
    self.parent = parent
    self.group = group
    self.session = session
    self.startTicks = startTicks
    self.residentPages = residentPages
  }

  /// Whether it has ended, and only its number is left.
  var hasEnded: Bool { self.state == "Z" || self.state == "X" }
}
