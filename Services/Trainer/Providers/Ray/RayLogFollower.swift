/// Follows what a job prints. A head gives all of it each time, so that reading costs more and more: what was read is
/// counted, only the last lines are kept, and a log that has outgrown what is read is followed no more.
struct RayLogFollower: Sendable {
  /// Lines that an explanation shows.
  static let shownLines = 20
  /// Characters of a line that are kept.
  private static let lineLength = 400

  /// Whether there is any use in reading on.
  private(set) var isOver = false
  private(set) var last: [String] = []
  private var read = 0

  /// Takes in the whole text as it is now.
  ///
  /// - Returns: The lines that were completed since the last time.
  mutating func take(_ text: String) -> [String] {
    let bytes = text.utf8
    // A head that was restarted begins anew.
    if bytes.count < self.read { self.read = 0 }
    let rest = bytes.dropFirst(self.read)
    guard let end = rest.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
    let complete = rest[...end]
    self.read += complete.count
    let lines = String(decoding: complete, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { String($0.prefix(Self.lineLength)) }
    self.last = Array((self.last + lines).suffix(Self.shownLines))
    return lines
  }

  /// The log is longer than what is read of it.
  mutating func outgrow() {
    self.isOver = true
    self.last.append("(the log is longer than what is read of it)")
  }
}
