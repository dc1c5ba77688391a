/// The pieces of a body in the order of their arrival. Reading slowly slows the sender down; ending the
/// iteration early ends the transfer. Can be iterated once.
public struct ResponseBody: AsyncSequence, Sendable {
  public typealias Element = [UInt8]

  private let pieces: ResponsePipe
  private let lifetime: Lifetime

  init(pieces: ResponsePipe, cancel: @escaping @Sendable () -> Void) {
    self.pieces = pieces
    self.lifetime = Lifetime(cancel: cancel)
  }

  public func makeAsyncIterator() -> Iterator {
    Iterator(pieces: self.pieces, lifetime: self.lifetime)
  }

  /// Reads the rest of the body.
  ///
  /// - Parameter limit: What is beyond so many bytes is not read, and ends the transfer.
  /// - Throws: As `Iterator.next` does.
  public func collect(upTo limit: Int = .max) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for try await piece in self {
      bytes += piece.prefix(limit - bytes.count)
      if bytes.count >= limit { break }
    }
    return bytes
  }

  public struct Iterator: AsyncIteratorProtocol {
    fileprivate let pieces: ResponsePipe
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
