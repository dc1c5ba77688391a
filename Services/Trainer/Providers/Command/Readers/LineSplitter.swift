/// Cuts what a command prints into lines. A carriage return ends a line as a line feed does:
/// progress bars end theirs with it.
struct LineSplitter {
  /// What a line has beyond this is dropped.
  static let maximumBytes = 1 << 20

  private var waiting: [UInt8] = []

  /// The lines that `bytes` complete, without empty ones. Bytes that are not UTF-8 are replaced.
  mutating func lines(in bytes: some Sequence<UInt8>) -> [String] {
    var lines: [String] = []
    for byte in bytes {
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        if let line = self.rest() { lines.append(line) }
      } else if byte != 0, self.waiting.count < Self.maximumBytes {
        // Holes that were made where a file had been read are zeros.
        self.waiting.append(byte)
      }
    }
    return lines
  }

  /// The line that was begun and not ended; nil when there is none.
  mutating func rest() -> String? {
    guard !self.waiting.isEmpty else { return nil }
    defer { self.waiting.removeAll(keepingCapacity: true) }
    return String(decoding: self.waiting, as: UTF8.self)
  }
}
