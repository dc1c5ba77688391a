/// A request's body, ready to be sent.
enum Upload {
  case none
  /// Sent with the header, in one piece.
  case inline([UInt8])
  case segments(SegmentedBody)
  case pipe(RequestPipe)

  /// What curl sends with the header.
  private static let maximumInlineBytes = 32 << 10

  /// Opens what there is to open.
  ///
  /// - Throws: `OutboundError.unreadableBody`.
  init(_ body: OutboundBody) throws(OutboundError) {
    switch body {
    case .none: self = .none
    case .bytes(let bytes) where bytes.count <= Self.maximumInlineBytes: self = .inline(bytes)
    case .bytes(let bytes): self = .segments(SegmentedBody([.bytes(bytes)]))
    case .file(let path, let range):
      self = .segments(try SegmentedBody(path: path, range: range))
    case .form(let form): self = .segments(try SegmentedBody(form))
    case .stream(let pipe): self = .pipe(pipe)
    }
  }

  /// Whether there is something to send behind the header.
  var isStreamed: Bool {
    switch self {
    case .none, .inline: false
    case .segments(let body): body.length > 0
    case .pipe: true
    }
  }
}
