/// How many connections a server holds: in all, of strangers, and of one peer.
///
/// A stranger is whoever has not exchanged HELLO. When there are too many of them, the one that came
/// first has to go: an honest client is done in milliseconds, one that says nothing sits until its
/// time is up. So a crowd of silent sockets keeps nobody out.
struct ConnectionQuota<ID: Hashable, Peer: Hashable> {
  /// What becomes of a connection that arrives.
  enum Arrival: Hashable {
    case accepted
    /// It may stay; this stranger has to go for it.
    case replaces(ID)
    /// Everybody here is known, and there is no room.
    case refused
  }

  private let limit: Int
  private let strangerLimit: Int
  private let peerLimit: Int
  /// When each stranger came, by a count of arrivals.
  private var strangers: [ID: UInt64] = [:]
  /// The known ones; nil for a peer without identity.
  private var known: [ID: Peer?] = [:]
  private var ofPeer: [Peer: Int] = [:]
  private var arrivals: UInt64 = 0

  /// Creates a quota.
  ///
  /// - Parameters:
  ///   - limit: Connections in all.
  ///   - strangers: Those that have not exchanged HELLO.
  ///   - ofPeer: Those of one identity.
  init(limit: Int, strangers: Int, ofPeer: Int) {
    self.limit = limit
    self.strangerLimit = strangers
    self.peerLimit = ofPeer
  }

  /// Judges a connection that arrives.
  mutating func arrive(_ id: ID) -> Arrival {
    var evicted: ID?
    if self.strangers.count >= self.strangerLimit
      || self.strangers.count + self.known.count >= self.limit
    {
      guard let oldest = self.strangers.min(by: { $0.value < $1.value })?.key else {
        return .refused
      }
      self.strangers[oldest] = nil
      evicted = oldest
    }
    self.arrivals += 1
    self.strangers[id] = self.arrivals
    return evicted.map { .replaces($0) } ?? .accepted
  }

  /// A stranger has exchanged HELLO.
  ///
  /// - Parameter peer: Whose it is; nil where nothing proves that, and then only `limit` counts.
  /// - Returns: Whether that peer may have one more.
  mutating func greet(_ id: ID, peer: Peer?) -> Bool {
    guard self.strangers.removeValue(forKey: id) != nil else { return true }
    if let peer {
      guard self.ofPeer[peer, default: 0] < self.peerLimit else { return false }
      self.ofPeer[peer, default: 0] += 1
    }
    self.known[id] = .some(peer)
    return true
  }

  /// A connection is gone.
  mutating func leave(_ id: ID) {
    self.strangers[id] = nil
    guard let peer = self.known.removeValue(forKey: id) ?? nil else { return }
    guard let count = self.ofPeer[peer] else { return }
    self.ofPeer[peer] = count > 1 ? count - 1 : nil
  }
}
