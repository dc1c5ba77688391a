import FoundationEssentials
import Glibc

/// The log of a command: its lines without secrets, in files that are rotated, and the last ones at
/// hand for explaining how it ended.
struct CommandLog {
  /// Lines that an error shows.
  static let shownLines = 50
  /// Bytes of a line that are kept.
  private static let lineBytes = 4096
  /// Bytes of an error's lines together.
  private static let shownBytes = 8192

  private let file: URL
  private let limits: CommandLimits
  private let redact: @Sendable (String) -> String
  private var written = 0
  private var last: [String] = []

  init(_ file: URL, limits: CommandLimits, redact: @escaping @Sendable (String) -> String) {
    self.file = file
    self.limits = limits
    self.redact = redact
  }

  /// Adds lines. A disk that is full costs lines and nothing else.
  mutating func append(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    let clean = lines.map { String(self.redact($0).prefix(Self.lineBytes)) }
    self.last = Array((self.last + clean).suffix(Self.shownLines))
    let text = clean.joined(separator: "\n") + "\n"
    self.write(text)
    self.written += text.utf8.count
    if self.written >= self.limits.logBytes { self.rotate() }
  }

  /// The last lines, the newest last, within what an error may hold.
  var lastLines: String {
    var kept: [String] = []
    var bytes = 0
    for line in self.last.reversed() {
      bytes += line.utf8.count + 1
      guard bytes <= Self.shownBytes else { break }
      kept.append(line)
    }
    return kept.reversed().joined(separator: "\n")
  }

  private func write(_ text: String) {
    let descriptor = open(self.file.nativePath, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var text = text
    text.withUTF8 { bytes in _ = Glibc.write(descriptor, bytes.baseAddress, bytes.count) }
  }

  private mutating func rotate() {
    self.written = 0
    let path = self.file.nativePath
    for number in stride(from: self.limits.logFiles - 2, through: 1, by: -1) {
      rename("\(path).\(number)", "\(path).\(number + 1)")
    }
    if self.limits.logFiles > 1 { rename(path, "\(path).1") } else { unlink(path) }
  }
}
