internal import NIOCore

/// What a peer does that is legal once and an attack in numbers, counted.
///
/// `proto/PROTOCOL.md` section 9.3 is the norm; the references are CVE-2023-44487 (cancelling),
/// CVE-2025-8671 (making the server end calls) and CVE-2019-9512 to 9518 (pings, empty and useless
/// frames).
struct PeerConduct: Hashable, Sendable {
  /// What is counted.
  enum Act: Hashable, Sendable {
    /// CANCEL of a call that was not about to end by itself.
    case cancel
    /// A call that had to be ended because of what the peer sent.
    case callError
    /// A complete message without a byte that does not end its stream.
    case emptyMessage
    /// PING.
    case ping
    /// A frame that moves no call on.
    case idleFrame
  }

  private var cancels: Allowance
  private var callErrors: Allowance
  private var emptyMessages: Allowance
  private var pings: Allowance
  private var idleFrames: Allowance

  /// How many frames that move no call on a useful one pays for: credit for the message on its
  /// stream and on the connection, and as much again.
  private static let earnedByUsefulFrame = 4

  init(_ limits: ConnectionLimits.Conduct, now: NIODeadline) {
    let period = TimeAmount(limits.period)
    self.cancels = Allowance(limits.cancels, per: period, now: now)
    self.callErrors = Allowance(limits.callErrors, per: period, now: now)
    self.emptyMessages = Allowance(limits.emptyMessages, per: period, now: now)
    self.pings = Allowance(limits.pings, per: period, now: now)
    self.idleFrames = Allowance(limits.idleFrames, per: period, now: now)
  }

  /// Counts an act.
  ///
  /// - Throws: `excessive` when it is one too many; the connection ends.
  mutating func count(
    _ act: Act, at now: @autoclosure () -> NIODeadline
  ) throws(ProtocolViolation) {
    let (isAllowed, limit) =
      switch act {
      case .cancel: (self.cancels.spend(at: now()), self.cancels.limit)
      case .callError: (self.callErrors.spend(at: now()), self.callErrors.limit)
      case .emptyMessage: (self.emptyMessages.spend(at: now()), self.emptyMessages.limit)
      case .ping: (self.pings.spend(at: now()), self.pings.limit)
      case .idleFrame: (self.idleFrames.spend(at: now()), self.idleFrames.limit)
      }
    guard isAllowed else { throw .excessive(act, limit: limit) }
  }

  /// Counts a frame that moves a call on, sent or received: it pays for others.
  mutating func countUsefulFrame() { self.idleFrames.earn(Self.earnedByUsefulFrame) }
}

extension PeerConduct.Act: CustomStringConvertible {
  var description: String {
    switch self {
    case .cancel: "cancelled calls"
    case .callError: "calls in error"
    case .emptyMessage: "empty messages"
    case .ping: "pings"
    case .idleFrame: "frames that move no call on"
    }
  }
}
