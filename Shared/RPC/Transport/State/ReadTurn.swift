internal import NIOCore

/// How long a server looks at what one connection has sent before others have their turn: other
/// connections of its event loop, and other threads that wait for its processor.
///
/// A socket's worth of small frames is many milliseconds of work, during which no other connection of
/// the loop is heard. The clock is looked at once in some work, so that counting a frame costs an
/// addition.
struct ReadTurn: Hashable, Sendable {
  /// How long a turn is, but for the last few frames.
  static var length: TimeAmount { .microseconds(500) }
  /// How long others have before the next turn: enough for the loop to look at the other sockets.
  static var rest: TimeAmount { .microseconds(20) }
  /// After how much time of work other threads come first.
  private static var yieldsAfter: TimeAmount { .microseconds(250) }
  /// After how much work the clock is looked at: so many frames, or fewer of many bytes.
  private static var workBetweenLooks: Int { 16 }
  private static var bytesLikeFrame: Int { 512 }

  /// Whether the turn is over, and frames may be left that wait for the next.
  private(set) var isOver = false
  private var work = 0
  private var beganAt = NIODeadline.distantPast
  private var sinceYield = TimeAmount.zero

  /// A turn begins.
  mutating func begin(at now: NIODeadline) {
    self.work = 0
    self.beganAt = now
  }

  /// Counts a frame that was looked at.
  ///
  /// - Parameters:
  ///   - bytes: Its payload.
  ///   - now: The time, asked for only when it matters.
  mutating func countFrame(of bytes: Int, at now: @autoclosure () -> NIODeadline) {
    self.work += 1 + bytes / Self.bytesLikeFrame
    guard self.work >= Self.workBetweenLooks else { return }
    self.work = 0
    self.isOver = now() - self.beganAt >= Self.length
  }

  /// What came has been looked at, or as much of it as fits a turn.
  ///
  /// - Returns: Whether to let other threads run.
  mutating func end(at now: NIODeadline) -> Bool {
    self.sinceYield = self.sinceYield + (now - self.beganAt)
    guard self.sinceYield >= Self.yieldsAfter else { return false }
    self.sinceYield = .zero
    return true
  }

  /// The time of others has passed.
  mutating func resume() { self.isOver = false }
}
