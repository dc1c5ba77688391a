import NIOCore

/// Text of the format of server-sent events (WHATWG HTML, section 9.2).
enum ServerSentEvent {
  /// A message without a name or an id.
  static func data(_ json: String) -> ByteBuffer {
    ByteBuffer(string: "data: \(json)\n\n")
  }

  /// A message by whose id a client resumes. JSON has no line feeds, so one data field holds it.
  static func message(id: UInt64, type: String, json: String) -> ByteBuffer {
    ByteBuffer(string: "id: \(id)\nevent: \(type)\ndata: \(json)\n\n")
  }

  /// Something that keeps the connection from looking idle; clients ignore it.
  static let heartbeat = ByteBuffer(string: ": keep-alive\n\n")

  /// How long clients wait before they connect again.
  static let retry = ByteBuffer(string: "retry: 2000\n\n")
}
