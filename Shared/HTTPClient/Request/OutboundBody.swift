/// What a request carries.
public enum OutboundBody: Sendable {
  /// Nothing.
  case none
  /// Bytes in memory.
  case bytes([UInt8])
  /// A file, or a part of it, read while it is sent: memory does not grow with it.
  case file(path: String, range: Range<Int64>? = nil)
  /// Fields and files in the form of RFC 7578.
  case form(MultipartForm)
  /// What is written into a pipe while it is sent. Can be sent once.
  case stream(RequestPipe)

  /// Whether there is nothing to send.
  public var isNone: Bool {
    if case .none = self { true } else { false }
  }

  /// Whether it can be sent a second time from its beginning.
  public var isRewindable: Bool {
    if case .stream = self { false } else { true }
  }
}
