internal import RPCCore

/// Constants of protocol version 1; `proto/PROTOCOL.md` section 3 is the norm.
enum WireLimits {
  /// What HELLO begins with: "RTLK".
  static let magic: UInt32 = 0x5254_4C4B
  /// The only version there is.
  static let version: UInt8 = 1
  /// The largest payload before HELLO has been received.
  static let helloFrameBytes = 4096
  /// The range of the largest payload a peer may announce.
  static let frameBytes = 32_768...1_048_576
  /// The range of the largest message a peer may announce.
  static let messageBytes = 1024...1_073_741_824
  /// The range of the windows a peer may announce.
  static let windowBytes = 65_536...Int(Int32.max)
  /// The range of the number of concurrent streams a peer may announce.
  static let streams = 1...1_000_000
  /// The longest `pkg.Service/Method`.
  static let pathBytes = CallLimits.pathBytes
  /// The most that encoded metadata may take in OPEN, METADATA or STATUS.
  static let metadataBytes = CallLimits.metadataBytes
  /// The longest status message; a longer one is cut by its sender.
  static let statusMessageBytes = CallLimits.statusMessageBytes
  /// The most that STATUS takes before its message.
  static let statusBytes = 4 + statusMessageBytes + metadataBytes
  /// The longest explanation in GOAWAY; a longer one is cut by its sender.
  static let goAwayMessageBytes = 1024
  /// The largest stream identifier.
  static let lastStreamID: UInt32 = 0x7FFF_FFFF
}
