internal import NIOCore
internal import RPCCore
internal import Synchronization

/// A stream that tells its pool once how it ended.
final class PooledStream: MessageSource {
  private let stream: MessageStream
  private let report: Mutex<(@Sendable (Balancer<RPCAddress>.Report) -> Void)?>

  init(
    _ stream: MessageStream, report: @escaping @Sendable (Balancer<RPCAddress>.Report) -> Void
  ) {
    self.stream = stream
    self.report = Mutex(report)
  }

  var initialMetadata: Metadata { self.stream.initialMetadata }
  var trailingMetadata: Metadata { self.stream.trailingMetadata }

  func next() async throws(RPCError) -> ByteBuffer? {
    var iterator = self.stream.makeAsyncIterator()
    do {
      let message = try await iterator.next()
      if message == nil { self.tell(.answered) }
      return message
    } catch {
      // A stream may end for its deadline as it should: only the instance's absence tells.
      self.tell(error.code == .unavailable ? .failed : .nothing)
      throw error
    }
  }

  func abandon() { self.tell(.nothing) }

  private func tell(_ report: Balancer<RPCAddress>.Report) {
    self.report.withLock { $0.take() }?(report)
  }
}
