import NIOCore
import NIOHTTP1

/// Remembers the first request of a connection when it asks for an upgrade. The handler that decides
/// on upgrades takes such a request for itself and drops it when nothing comes of it; but a request
/// that is refused an upgrade wants to be answered.
final class FirstRequestRecorder: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart

  static let name = "reddytalk.first-request-recorder"

  private var head: HTTPRequestHead?
  private var hasEnded = false

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    // What follows an upgrade is not HTTP any more.
    guard !self.hasEnded else {
      context.fireChannelRead(data)
      return
    }
    switch self.unwrapInboundIn(data) {
    case .head(let head): self.head = head
    case .body: break
    case .end: self.hasEnded = true
    }
    context.fireChannelRead(data)
  }

  /// What the deciding handler took of the request.
  var takenParts: [HTTPServerRequestPart] {
    guard let head = self.head, head.headers.contains(name: "upgrade") else { return [] }
    return self.hasEnded ? [.head(head), .end(nil)] : [.head(head)]
  }
}
