internal import NIOCore

/// A complete frame as received.
struct Frame: Hashable, Sendable {
  var header: FrameHeader
  /// A slice of what was read: nothing is copied.
  var payload: ByteBuffer
}
