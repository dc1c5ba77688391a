import FoundationEssentials
import Glibc

/// One process of this machine, told from all others that have had or will have its number.
struct ProcessIdentity: Hashable, Sendable, Codable {
  let pid: Int32
  /// When it was started, in ticks of the clock since the machine was (proc(5), `stat` field 22).
  let startTicks: UInt64
  /// Which start of the machine.
  let bootID: String

  /// The process that has a number now; nil when there is none.
  init?(pid: Int32) {
    guard let status = ProcessStatus(pid: pid) else { return nil }
    self.pid = pid
    self.startTicks = status.startTicks
    self.bootID = Self.currentBootID
  }

  /// Whether it is still there and has not ended.
  var isRunning: Bool { self.status.map { !$0.hasEnded } ?? false }

  /// Whether its number is still its own: it runs, or has ended and was not waited for.
  var isPresent: Bool { self.status != nil }

  private var status: ProcessStatus? {
    guard self.bootID == Self.currentBootID, let status = ProcessStatus(pid: self.pid),
      status.startTicks == self.startTicks
    else { return nil }
    return status
  }

  private static let currentBootID: String = {
    let text = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
    return (text ?? "").filter { !$0.isWhitespace }
  }()
}
