/// What the answers of a connection's calls may hold before its peer takes them.
///
/// Counts what waits and expects of each call that runs as much as lately came, so that a thousand
/// calls at once are begun as fast as their answers are taken and not all before the first answer is
/// there. All connections of a server count together, too, but one that holds little is not made to
/// pay for others.
struct AnswerReserve: Hashable, Sendable {
  /// What may wait before no further call is begun.
  let limit: Int
  /// What answers hold that wait for the peer.
  private(set) var waiting = 0
  /// What the next answer is expected to hold.
  private(set) var expected = 0

  /// What a connection may always hold, whatever others do.
  static var share: Int { 4 * 1024 * 1024 }

  init(limit: Int) { self.limit = limit }

  /// What answers may hold at most; a further one is dropped.
  var most: Int { 2 * self.limit }

  /// Whether no call is begun.
  ///
  /// - Parameters:
  ///   - running: The calls of the connection whose answers are still to come.
  ///   - total: What waits on all connections of the server.
  func isUsedUp(running: Int, total: Int) -> Bool {
    if self.waiting > self.limit { return true }
    if total > self.limit, self.waiting > Self.share { return true }
    return self.waiting > 0 && self.waiting + running * self.expected > self.limit
  }

  /// Whether an answer has to be dropped.
  ///
  /// - Parameter total: What waits on all connections of the server.
  func mustDrop(total: Int) -> Bool {
    self.waiting > self.most || (total > self.most && self.waiting > Self.share)
  }

  /// A call was answered with so many bytes.
  mutating func answered(_ bytes: Int) {
    self.expected = max(bytes, self.expected - self.expected / 16)
  }

  /// An answer waits, or, negative, no longer does.
  mutating func wait(_ bytes: Int) { self.waiting += bytes }
}
