import FoundationEssentials
import Glibc
import Synchronization

/// The lock that makes one process the only owner of a store.
///
/// Two owners that write or checkpoint the same file can corrupt it with the SQLite versions in the
/// field (3.7.0 to 3.51.2, the WAL-reset race), so this is not only a courtesy. The kernel releases
/// the lock when the process ends, however it ends; the file stays and means nothing by itself.
final class StoreLock: Sendable {
  /// `nil` once released.
  private let descriptor: Mutex<CInt?>

  /// Takes the lock and writes this process's name and id into the file.
  init(file: URL) throws(StoreError) {
    let path = file.path()
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .unusableFile(path: path, reason: systemErrorDescription())
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      let holder = Self.holder(describedBy: descriptor)
      close(descriptor)
      if code == EWOULDBLOCK {
        throw .ownedByAnother(path: path, holder: holder)
      }
      throw .unusableFile(path: path, reason: systemErrorDescription(code))
    }
    self.descriptor = Mutex(descriptor)
    Self.describeHolder(in: descriptor)
  }

  deinit {
    self.release()
  }

  /// Lets another owner in. Does nothing the second time.
  func release() {
    self.descriptor.withLock { descriptor in
      guard let open = descriptor else { return }
      // A child between fork and exec has the descriptor too: only unlocking lets others in at once.
      flock(open, LOCK_UN)
      close(open)
      descriptor = nil
    }
  }

  private static func describeHolder(in descriptor: CInt) {
    let program = CommandLine.arguments.first?.split(separator: "/").last.map(String.init)
    let text = "process \(getpid()) (\(program ?? "unknown"))\n"
    ftruncate(descriptor, 0)
    _ = text.withCString { pwrite(descriptor, $0, strlen($0), 0) }
  }

  static func holder(describedBy descriptor: CInt) -> String {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return "another process" }
    let line = String(decoding: bytes[..<count], as: UTF8.self).prefix { $0 != "\n" }
    return line.isEmpty ? "another process" : String(line)
  }
}

/// The system's words for an error number.
func systemErrorDescription(_ code: CInt = errno) -> String {
  String(cString: strerror(code))
}
