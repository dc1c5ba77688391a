/// The flags of a frame.
struct FrameFlags: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  /// The sender sends no further messages on this stream.
  static let end = FrameFlags(rawValue: 0x01)
  /// The message goes on in the stream's next MESSAGE or STATUS.
  static let more = FrameFlags(rawValue: 0x02)
  /// The payload ends with a message or a part of one, which may be empty.
  static let data = FrameFlags(rawValue: 0x04)
  /// OPEN: the client sends any number of messages instead of one.
  static let streamsRequests = FrameFlags(rawValue: 0x08)
  /// OPEN: the client expects any number of messages instead of one.
  static let streamsResponses = FrameFlags(rawValue: 0x10)
}
