public import API
public import StoreKit

extension EventFeed {
  /// Answers a `Watch` call: writes the events after the one that the caller knows, first those
  /// that are kept, then new ones as they are committed.
  ///
  /// - Throws: What the store or the writer throws; `CancellationError` once the call is over.
  public func answer(
    _ request: Reddytalk_Common_V1_WatchRequest,
    with writer: StreamWriter<Reddytalk_Common_V1_Event>
  ) async throws {
    for try await event in self.events(after: request.afterSequence) {
      try await writer.write(event.proto())
    }
  }
}
