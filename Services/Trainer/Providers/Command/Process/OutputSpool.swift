import CLinux
import FoundationEssentials
import Glibc

/// What a command prints: a file that it appends to and that is read here as it grows. What was read
/// is given back to the disk, so that a command that prints for days fills none.
final class OutputSpool {
  /// The most that is read at a time.
  private static let pieceBytes = 1 << 20
  /// What was read is given back in pieces of at least this size.
  private static let returnedBytes: UInt64 = 4 << 20

  private let path: String
  private var offset: UInt64
  private var returned: UInt64 = 0
  private var splitter = LineSplitter()

  /// Begins with the first byte that was not given back before.
  init(_ file: URL) {
    self.path = file.nativePath
    self.offset = Self.firstByte(of: file.nativePath)
  }

  /// The lines that were completed since the last look.
  func lines() -> [String] {
    guard let file = try? FileTail(self.path) else { return [] }
    let bytes = file.read(from: self.offset, atMost: Self.pieceBytes)
    self.offset += UInt64(bytes.count)
    if self.offset - self.returned >= Self.returnedBytes { self.giveBack() }
    return self.splitter.lines(in: bytes)
  }

  /// All lines to the end, an unended one included. Only when nobody writes any more.
  func remainingLines() -> [String] {
    var lines: [String] = []
    var before = self.offset
    repeat {
      before = self.offset
      lines += self.lines()
    } while self.offset > before
    if let rest = self.splitter.rest() { lines.append(rest) }
    return lines
  }

  /// Makes a hole where the file was read; a file system that knows no holes keeps it.
  private func giveBack() {
    let descriptor = open(self.path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    _ = clinux_punch_hole(descriptor, Int64(self.offset))
    self.returned = self.offset
  }

  private static func firstByte(of path: String) -> UInt64 {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return 0 }
    defer { close(descriptor) }
    // SEEK_DATA (lseek(2)); fails on an empty file and where holes are unknown.
    return UInt64(max(0, lseek(descriptor, 0, 3)))
  }
}
