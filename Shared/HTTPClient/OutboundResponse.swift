public import HTTPTypes

/// An answer whose body has been read whole.
public struct OutboundResponse: Sendable {
  public var status: HTTPResponse.Status
  public var headers: HTTPFields
  public var body: [UInt8]
}

/// An answer whose body is still coming.
public struct OutboundStream: Sendable {
  public var status: HTTPResponse.Status
  public var headers: HTTPFields
  public var body: ResponseBody
}

/// The pieces of a body in the order of their arrival. Reading slowly slows the sender down; ending the
/// iteration early ends the transfer. Can be iterated once.
public struct ResponseBody: AsyncSequence, Sendable {
  public typealias Element = [UInt8]

  private let pieces: BodyPipe
  private let lifetime: Lifetime

  init(pieces: BodyPipe, cancel: @escaping @Sendable () -> Void) {
    self.pieces = pieces
    self.lifetime = Lifetime(cancel: cancel)
  }

  public func makeAsyncIterator() -> Iterator {
    Iterator(pieces: self.pieces, lifetime: self.lifetime)
  }

  public struct Iterator: AsyncIteratorProtocol {
    fileprivate let pieces: BodyPipe
    fileprivate let lifetime: Lifetime

    /// The next piece; nil at the end. Throws `OutboundError`, or `CancellationError`.
    public mutating func next() async throws -> [UInt8]? {
      let lifetime = self.lifetime
      return try await withTaskCancellationHandler {
        try await self.pieces.next()
      } onCancel: {
        lifetime.cancel()
      }
    }
  }

  /// Ends the transfer when the last reader is gone.
  fileprivate final class Lifetime: Sendable {
    let cancel: @Sendable () -> Void

    init(cancel: @escaping @Sendable () -> Void) {
      self.cancel = cancel
    }

    deinit {
      self.cancel()
    }
  }
}
