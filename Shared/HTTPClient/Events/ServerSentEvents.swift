/// The events of a body, in their order.
public struct ServerSentEvents: AsyncSequence, Sendable {
  public typealias Element = ServerSentEvent

  private let body: ResponseBody
  private let maximumEventBytes: Int

  init(_ body: ResponseBody, maximumEventBytes: Int) {
    self.body = body
    self.maximumEventBytes = maximumEventBytes
  }

  public func makeAsyncIterator() -> Iterator {
    Iterator(
      pieces: self.body.makeAsyncIterator(),
      parser: ServerSentEventParser(maximumEventBytes: self.maximumEventBytes))
  }

  public struct Iterator: AsyncIteratorProtocol {
    fileprivate var pieces: ResponseBody.Iterator
    fileprivate var parser: ServerSentEventParser
    private var ready: ArraySlice<ServerSentEvent> = []

    fileprivate init(pieces: ResponseBody.Iterator, parser: ServerSentEventParser) {
      self.pieces = pieces
      self.parser = parser
    }

    /// The next event; nil at the end. Throws `ServerSentEventTooLarge`, `OutboundError`, or `CancellationError`.
    public mutating func next() async throws -> ServerSentEvent? {
      while true {
        if let event = self.ready.popFirst() { return event }
        guard let piece = try await self.pieces.next() else { return nil }
        self.ready = try self.parser.events(in: piece)[...]
      }
    }
  }
}

extension ResponseBody {
  /// The body as `text/event-stream`.
  ///
  /// - Parameter maximumEventBytes: A larger event ends the iteration with an error.
  public func serverSentEvents(
    maximumEventBytes: Int = ServerSentEventParser.defaultMaximumEventBytes
  ) -> ServerSentEvents {
    ServerSentEvents(self, maximumEventBytes: maximumEventBytes)
  }
}
