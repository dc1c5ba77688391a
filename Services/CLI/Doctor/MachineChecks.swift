import Foundation
import ServiceKit
import SystemPackage

/// What can be seen without a running system.
struct MachineChecks {
  private static let area = "Machine"
  /// Below this a store may fail to grow.
  private static let leastFreeBytes = 1 << 30

  let dataDirectory: URL
  let programDirectory: URL
  let isRunning: Bool

  func run() -> [Finding] {
    [self.programs(), self.directory(), self.diskSpace()] + self.ports()
  }

  private func programs() -> Finding {
    let missing = ServiceName.allCases.map(\.rawValue).filter {
      !FileManager.default.isExecutableFile(
        atPath: self.programDirectory.appending(path: $0).path)
    }
    guard missing.isEmpty else {
      return .fail(
        Self.area, "programs",
        "not in \(self.programDirectory.path): \(missing.joined(separator: ", "))",
        remedy: "Build all programs with 'make release', and keep them in one directory.")
    }
    return .pass(Self.area, "programs", "all five in \(self.programDirectory.path)")
  }

  private func directory() -> Finding {
    let name = "data directory"
    let path = self.dataDirectory.path
    guard FileManager.default.fileExists(atPath: path) else {
      return .warn(
        Self.area, name, "\(path) does not exist yet",
        remedy: "'reddytalk up' makes it; or name another with --data-dir.")
    }
    guard FileManager.default.isWritableFile(atPath: path) else {
      return .fail(
        Self.area, name, "\(path) cannot be written",
        remedy: "Give it to the user that runs the services: chown -R USER \(path)")
    }
    let mode = FileMode.of(path) ?? 0
    guard mode & 0o077 == 0 else {
      return .fail(
        Self.area, name, "\(path) is open to others (mode \(String(mode, radix: 8)))",
        remedy: "chmod 700 \(path)")
    }
    return .pass(Self.area, name, path)
  }

  private func diskSpace() -> Finding {
    let parent =
      FileManager.default.fileExists(atPath: self.dataDirectory.path)
      ? self.dataDirectory : self.dataDirectory.deletingLastPathComponent()
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: parent.path)
    guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.intValue else {
      return .warn(
        Self.area, "disk space", "cannot be read for \(parent.path)",
        remedy: "Check that the path exists and is on a mounted file system.")
    }
    let detail = "\(free >> 20) MiB free at \(parent.path)"
    guard free >= Self.leastFreeBytes else {
      return .fail(
        Self.area, "disk space", detail,
        remedy:
          "Free space, or move the data directory: stores stop accepting when the disk is full.")
    }
    return .pass(Self.area, "disk space", detail)
  }

  private func ports() -> [Finding] {
    guard !self.isRunning else { return [] }
    let taken = ServiceName.allCases.filter { !Self.isFree(port: $0.defaultPort) }
    guard !taken.isEmpty else {
      return [.pass(Self.area, "ports", "the services' ports are free")]
    }
    let list = taken.map { "\($0.defaultPort) (\($0.rawValue))" }.joined(separator: ", ")
    return [
      .warn(
        Self.area, "ports", "taken by another program: \(list)",
        remedy: "Stop it ('ss -ltnp' names it), or start with --ports-from.")
    ]
  }

  // MARK: - Readings

  /// Whether nobody listens on a loopback port.
  static func isFree(port: Int) -> Bool {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { return false }
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    return result != 0
  }
}
