import FoundationEssentials
import Glibc

/// All processes that a command consists of: those of its session, and those that left it but still
/// carry the mark that the command was given in its environment.
struct ProcessFamily: Sendable {
  /// The process that leads the session.
  let leader: ProcessIdentity
  /// What stands in the environment of each, such as `REDDYTALK_RUN_ID=run-1`.
  let mark: String

  /// The variable that the mark is the value of.
  static let markName = "REDDYTALK_RUN_ID"

  init(leader: ProcessIdentity, runID: RunID) {
    self.leader = leader
    self.mark = "\(Self.markName)=\(runID.rawValue)"
  }

  /// The processes that have not ended, the leader among them.
  func members() -> [ProcessStatus] {
    // Once the leader's number is free it may be somebody else's session: the mark alone counts then.
    let session = self.leader.isPresent ? self.leader.pid : nil
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { name -> ProcessStatus? in
      guard let pid = Int32(name), pid != getpid(), let status = ProcessStatus(pid: pid),
        !status.hasEnded
      else { return nil }
      return status.session == session || self.isMarked(pid) ? status : nil
    }
  }

  /// Resident memory of all of them in bytes; pages that they share count for each.
  func residentBytes() -> Int64 {
    self.members().reduce(0) { $0 + $1.residentPages } * Int64(sysconf(CInt(_SC_PAGESIZE)))
  }

  /// Sends a signal to all of them.
  func signal(_ number: CInt) {
    for member in self.members() { Glibc.kill(member.pid, number) }
  }

  /// Sends SIGKILL until none is left: one may have started another in between.
  func killAll() {
    for _ in 0..<Self.rounds {
      let members = self.members()
      if members.isEmpty { return }
      for member in members { Glibc.kill(member.pid, SIGKILL) }
      // A killed process is there until the kernel has taken it down.
      usleep(1000)
    }
  }

  private static let rounds = 200

  private func isMarked(_ pid: Int32) -> Bool {
    guard let environment = FileManager.default.contents(atPath: "/proc/\(pid)/environ") else {
      return false
    }
    return environment.split(separator: 0).contains { $0.elementsEqual(self.mark.utf8) }
  }
}
