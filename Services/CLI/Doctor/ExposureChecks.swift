import Foundation
import ServiceKit

/// Looks at what may leave the memory of the running services, and at who may read what they wrote.
struct ExposureChecks {
  private static let area = "Exposure"
  /// Files that are meant for everybody.
  private static let publicSuffixes = [".pem", ".pub"]
  /// As many as a person can do something about.
  private static let shownFiles = 5

  let dataDirectory: URL
  /// The processes on this machine; empty when none runs.
  let processes: [RuntimeState.Process]
  /// What the system shows of a process; nil when nothing.
  var read: (Int32) -> ProcessExposure? = { ProcessExposure(of: $0) }

  func run() -> [Finding] {
    self.processes.map(self.memory) + [self.files()]
  }

  private func memory(of process: RuntimeState.Process) -> Finding {
    let name = "memory of the \(process.service)"
    guard let exposure = self.read(process.pid) else {
      return .warn(
        Self.area, name, "process \(process.pid) cannot be looked at",
        remedy: "Run as the user of the services, on the machine where they run.")
    }
    let weaknesses = exposure.weaknesses
    guard weaknesses.isEmpty else {
      return .fail(
        Self.area, name, weaknesses.joined(separator: "; "),
        remedy: "Its log says at the start what the system refused; check its limits and its "
          + "security module.")
    }
    return .pass(Self.area, name, "no core dumps, no backtraces, closed to others")
  }

  private func files() -> Finding {
    let name = "files"
    let path = self.dataDirectory.path
    guard let paths = FileManager.default.enumerator(atPath: path) else {
      return .pass(Self.area, name, "none yet")
    }
    let open = paths.compactMap { $0 as? String }.filter { file in
      !Self.publicSuffixes.contains { file.hasSuffix($0) }
        && (FileMode.of("\(path)/\(file)") ?? 0) & 0o077 != 0
    }
    guard open.isEmpty else {
      let shown = open.sorted().prefix(Self.shownFiles).joined(separator: ", ")
      let more = open.count > Self.shownFiles ? " and \(open.count - Self.shownFiles) more" : ""
      return .fail(
        Self.area, name, "open to others in \(path): \(shown)\(more)",
        remedy: "chmod -R go-rwx \(path)")
    }
    return .pass(Self.area, name, "everything in \(path) is closed to others")
  }
}
