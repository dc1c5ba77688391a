package import NIOCore

/// What can be seen of the control service from outside, so that a client in any language can tell
/// whether the work of a call that it gave up has stopped, and what is left of its connections.
package struct ControlObservation: Sendable, Equatable {
  /// Handlers that began to wait for their cancellation, so far.
  package var started: UInt64 = 0
  /// Those of them that were cancelled.
  package var cancelled: UInt64 = 0
  /// Connections that are open to the server with the default limits.
  package var connections: UInt64 = 0
  /// Connections that are open to the server that drains idle ones soon.
  package var briefConnections: UInt64 = 0
  /// Handlers that run, among them the one that answers with this.
  package var handlers: UInt64 = 0

  /// Creates an observation of nothing.
  package init() {}

  /// Reads what `ControlService.Method.observe` answers; nil when it is something else.
  package init?(_ message: ByteBuffer) {
    var message = message
    guard
      let (started, cancelled, connections, briefConnections, handlers) =
        message.readMultipleIntegers(as: (UInt64, UInt64, UInt64, UInt64, UInt64).self),
      message.readableBytes == 0
    else { return nil }
    self.started = started
    self.cancelled = cancelled
    self.connections = connections
    self.briefConnections = briefConnections
    self.handlers = handlers
  }

  /// The five numbers in their order, 64 bits each, big-endian.
  package var message: ByteBuffer {
    var buffer = ByteBuffer()
    buffer.writeMultipleIntegers(
      self.started, self.cancelled, self.connections, self.briefConnections, self.handlers)
    return buffer
  }
}
