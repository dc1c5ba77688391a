import HTTPTypes
import HummingbirdCore
import NIOCore
import ServiceKit

extension GatewayResponder {
  /// Decides on a request for a WebSocket with events, by the same rules as on every other request:
  /// it is let in, counted and recorded by its route.
  func decide(
    upgrade request: HTTPRequest, channel: any Channel
  ) async throws -> EventUpgrade {
    let arrival = Arrival(
      request: Request(head: request, body: RequestBody(buffer: ByteBuffer())),
      requestID: RequestID.new(), time: self.now(),
      address: channel.remoteAddress?.ipAddress ?? "unknown", asksForSocket: true)
    let scope = RequestScope(requestID: arrival.requestID)
    let start = ContinuousClock.now
    let admission = await self.admission(of: arrival, in: scope)
    var reply = try await scope.run(trace: .new()) {
      try await self.reply(to: arrival, admission)
    }
    self.record(admission, reply.status, since: start)
    switch reply.body {
    case .socket(let subscription):
      return .admitted(subscription)
    case .bytes(let data):
      reply.closesConnection = true
      return .refused(self.finish(reply, for: arrival).head, ByteBuffer(bytes: data))
    case .stream:
      throw ChannelError.inappropriateOperationForState
    }
  }
}
