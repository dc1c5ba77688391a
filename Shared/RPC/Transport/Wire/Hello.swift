internal import NIOCore

/// The payload of HELLO: versions spoken and limits that the peer must keep.
struct Hello: Hashable, Sendable {
  var minVersion = WireLimits.version
  var maxVersion = WireLimits.version
  /// The largest payload the sender accepts.
  var maxFrameBytes: Int
  /// The largest message the sender accepts.
  var maxMessageBytes: Int
  /// The credit of each stream to begin with.
  var streamWindowBytes: Int
  /// The credit of the connection to begin with.
  var connectionWindowBytes: Int
  /// How many streams the peer may have open at once.
  var maxConcurrentStreams: Int

  init(_ limits: ConnectionLimits) {
    self.maxFrameBytes = limits.maxFrameBytes
    self.maxMessageBytes = limits.maxMessageBytes
    self.streamWindowBytes = limits.streamWindowBytes
    self.connectionWindowBytes = limits.connectionWindowBytes
    self.maxConcurrentStreams = limits.maxConcurrentStreams
  }

  /// Appends the payload.
  func encode(into buffer: inout ByteBuffer) {
    buffer.writeMultipleIntegers(WireLimits.magic, self.minVersion, self.maxVersion)
    buffer.writeMultipleIntegers(
      UInt32(self.maxFrameBytes), UInt32(self.maxMessageBytes), UInt32(self.streamWindowBytes),
      UInt32(self.connectionWindowBytes), UInt32(self.maxConcurrentStreams))
  }

  /// Reads a payload; bytes after the known fields belong to later versions and are skipped.
  init(decoding payload: ByteBuffer) throws(ProtocolViolation) {
    var payload = payload
    // All of it before anything of it counts: what is too short is no HELLO of any version.
    guard
      let (magic, low, high) = payload.readMultipleIntegers(as: (UInt32, UInt8, UInt8).self),
      let (frame, message, stream, connection, streams) = payload.readMultipleIntegers(
        as: (UInt32, UInt32, UInt32, UInt32, UInt32).self)
    else { throw .malformed(.hello, "payload") }
    guard magic == WireLimits.magic else { throw .wrongMagic(magic) }
    guard low <= WireLimits.version, high >= WireLimits.version else {
      throw .unsupportedVersion(minimum: low, maximum: high)
    }
    self.minVersion = low
    self.maxVersion = high
    self.maxFrameBytes = try Self.check(frame, WireLimits.frameBytes, "frame limit")
    self.maxMessageBytes = try Self.check(message, WireLimits.messageBytes, "message limit")
    self.streamWindowBytes = try Self.check(stream, WireLimits.windowBytes, "stream window")
    self.connectionWindowBytes = try Self.check(
      connection, WireLimits.windowBytes, "connection window")
    self.maxConcurrentStreams = try Self.check(streams, WireLimits.streams, "stream limit")
  }

  private static func check(
    _ value: UInt32, _ range: ClosedRange<Int>, _ name: String
  ) throws(ProtocolViolation) -> Int {
    guard range.contains(Int(value)) else { throw .illegalLimit(name, Int(value)) }
    return Int(value)
  }
}
