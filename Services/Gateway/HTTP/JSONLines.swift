/// One line of a body in JSON Lines.
enum JSONLine: Hashable, Sendable {
  /// Its bytes, without the line's end.
  case text([UInt8])
  /// Longer than a line may be; it was skipped.
  case tooLong
}

/// Cuts a body into lines as it comes, and holds no more than one of them.
struct JSONLineSplitter: Sendable {
  /// How long a line may be.
  let maximumLineBytes: Int

  private var pending: [UInt8] = []
  private var isSkipping = false
  private var lineNumber = 0

  /// Before the first line.
  init(maximumLineBytes: Int) {
    self.maximumLineBytes = maximumLineBytes
  }

  /// The lines that `bytes` complete, with their numbers from 1. Blank lines are left out.
  mutating func append(
    _ bytes: some Sequence<UInt8>
  ) -> [(number: Int, line: JSONLine)] {
    var lines: [(number: Int, line: JSONLine)] = []
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        if let line = self.endLine() { lines.append(line) }
      } else if !self.isSkipping {
        self.pending.append(byte)
        if self.pending.count > self.maximumLineBytes {
          self.isSkipping = true
          self.pending = []
        }
      }
    }
    return lines
  }

  /// The last line, when it did not end with a line feed.
  mutating func finish() -> (number: Int, line: JSONLine)? { self.endLine() }

  private mutating func endLine() -> (number: Int, line: JSONLine)? {
    self.lineNumber += 1
    defer {
      self.pending.removeAll(keepingCapacity: true)
      self.isSkipping = false
    }
    if self.isSkipping { return (self.lineNumber, .tooLong) }
    // Some programs begin files with a byte order mark.
    if self.lineNumber == 1, self.pending.starts(with: [0xEF, 0xBB, 0xBF]) {
      self.pending.removeFirst(3)
    }
    let isBlank = self.pending.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    return isBlank ? nil : (self.lineNumber, .text(self.pending))
  }
}
