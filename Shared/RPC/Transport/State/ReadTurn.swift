internal import NIOCore

/// How long a server looks at what one connection has sent before others have their turn: other
/// connections of its event loop, and other threads that wait for its processor.
///
/// A socket's worth of small frames is many milliseconds of work, during which no other connection of
/// the loop is heard. Only once in some work is there a pause, to look at the clock and to send what
/// the frames made: so counting one costs an addition, and the peer works on the first answers while
/// the last are made.
struct ReadTurn: Hashable, Sendable {
  /// How long a turn is, but for the last few frames.
  static var length: TimeAmount { .microseconds(500) }
  /// How long it is where calls of the connection wait that have not begun.
  static var crowdedLength: TimeAmount { .microseconds(100) }
  /// How long others have before the next turn: enough for the loop to look at the other sockets.
  static var rest: TimeAmount { .microseconds(20) }
  /// After how much time of work without a break other threads come first.
  private static var yieldsAfter: TimeAmount { .microseconds(250) }
  /// A time without work in which the thread will have slept, and they have come.
  private static var breakLength: TimeAmount { .microseconds(40) }
  /// After how much work there is a pause: so many frames, or fewer of many bytes.
  private static var workBetweenPauses: Int { 16 }
  private static var bytesLikeFrame: Int { 512 }

  /// Whether the turn is over, and frames may be left that wait for the next.
  private(set) var isOver = false
  private var work = 0
  private var bytes = 0
  private var beganAt = NIODeadline.distantPast
  private var endedAt = NIODeadline.distantPast
  private var sinceBreak = TimeAmount.zero

  /// A turn begins.
  mutating func begin(at now: NIODeadline) {
    self.work = 0
    self.bytes = 0
    self.beganAt = now
  }

  /// Counts a frame that was looked at.
  ///
  /// - Parameter bytes: Its payload.
  /// - Returns: Whether it is time for a pause.
  mutating func countFrame(of bytes: Int) -> Bool {
    self.work += 1 + bytes / Self.bytesLikeFrame
    self.bytes += bytes
    guard self.work >= Self.workBetweenPauses else { return false }
    self.work = 0
    return true
  }

  /// Looks at the clock.
  ///
  /// - Parameter isCrowded: Whether what is read only joins others that wait.
  mutating func check(at now: NIODeadline, isCrowded: Bool = false) {
    let length = isCrowded ? Self.crowdedLength : Self.length
    self.isOver = now - self.beganAt >= length
  }

  /// What came has been looked at, or as much of it as fits a turn.
  ///
  /// - Returns: Whether to let other threads run.
  mutating func end(at now: NIODeadline) -> Bool {
    // The bytes had to be read and decrypted before, at about a gigabyte a second.
    let reading = TimeAmount.microseconds(Int64(self.bytes / 1024))
    if self.beganAt - self.endedAt >= reading + Self.breakLength { self.sinceBreak = .zero }
    self.sinceBreak = self.sinceBreak + reading + (now - self.beganAt)
    self.endedAt = now
    guard self.sinceBreak >= Self.yieldsAfter else { return false }
    self.sinceBreak = .zero
    return true
  }

  /// The time of others has passed.
  mutating func resume() { self.isOver = false }
}
