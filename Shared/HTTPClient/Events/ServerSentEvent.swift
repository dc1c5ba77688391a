/// One event of `text/event-stream` (WHATWG HTML, section 9.2).
public struct ServerSentEvent: Hashable, Sendable {
  /// What kind it is; "message" where the server does not say.
  public var type: String
  /// The `data` lines, joined by line feeds.
  public var data: String
  /// The newest id that the stream has named, with this event or before; empty when none was.
  public var id: String

  /// Creates an event.
  public init(type: String = "message", data: String, id: String = "") {
    self.type = type
    self.data = data
    self.id = id
  }
}

/// An event grew beyond what is read.
public struct ServerSentEventTooLarge: Error, Hashable, Sendable, CustomStringConvertible {
  /// The most bytes that an event may have.
  public let limitBytes: Int

  /// Creates the error.
  public init(limitBytes: Int) {
    self.limitBytes = limitBytes
  }

  public var description: String {
    "an event of the stream is larger than \(self.limitBytes) bytes"
  }
}
