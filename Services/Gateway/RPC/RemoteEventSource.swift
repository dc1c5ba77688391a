import API
import Foundation
import RPCCore

/// Follows a service's events over RPC.
struct RemoteEventSource: EventSource {
  /// Opens the stream; each service's client has its own.
  typealias Watch =
    @Sendable (Reddytalk_Common_V1_WatchRequest, CallOptions) async throws
    -> ResponseStream<Reddytalk_Common_V1_Event>

  let peer: Peer
  private let watch: Watch

  /// The events of `peer`, by its method `watch`.
  init(peer: Peer, watch: @escaping Watch) {
    self.peer = peer
    self.watch = watch
  }

  func follow(
    after sequence: UInt64, _ consume: @Sendable (IncomingEvent) async -> Void
  ) async throws {
    var request = Reddytalk_Common_V1_WatchRequest()
    request.afterSequence = sequence
    let events = try await self.watch(request, CallOptions(waitForReady: true))
    for try await event in events {
      await consume(
        IncomingEvent(
          sourceSequence: event.sequence, type: event.type, subjectID: event.subjectID,
          occurredAt: Date(requiredMilliseconds: event.occurredAtMs), dataJSON: event.dataJson))
    }
  }
}
