import FoundationEssentials

/// Finds the processes of attempts that a former process of this service has started.
enum TrialProcesses {
  /// The process of an attempt; nil when there is none. It is known by its arguments, `trial <attempt>`, which everybody
  /// may read, while its environment is closed to others.
  static func find(_ id: TrialID) -> ProcessIdentity? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    for name in names {
      guard let pid = Int32(name),
        let words = FileManager.default.contents(atPath: "/proc/\(pid)/cmdline")
      else { continue }
      let arguments = words.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      // The leader of the session is the one that was started; what it starts itself has other arguments.
      guard arguments.suffix(2).elementsEqual([TrialProgram.mode, id.description]),
        let status = ProcessStatus(pid: pid),
        status.session == pid, !status.hasEnded
      else { continue }
      return ProcessIdentity(pid: pid)
    }
    return nil
  }
}
