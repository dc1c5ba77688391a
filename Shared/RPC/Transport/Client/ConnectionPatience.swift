internal import NIOCore

/// How long a call waits for a connection.
struct ConnectionPatience: Sendable {
  /// Whether it waits until there is one, within its deadline.
  let waitsForReady: Bool
  /// Until when it waits otherwise while the service is out of reach.
  let graceEnd: NIODeadline
  /// When the call ends.
  let deadline: NIODeadline

  /// Whether an attempt that fails now does not end the call.
  var holds: Bool { self.waitsForReady || .now() < self.graceEnd }
}
