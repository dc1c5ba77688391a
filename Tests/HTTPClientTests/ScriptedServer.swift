import NIOCore
import NIOHTTP1
import NIOPosix

/// An HTTP server on a free loopback port whose path says how it must behave.
///
/// `/echo` answers with the request's body, `/status/N` with that status, `/bytes/N` with N bytes,
/// `/endless` with a body that never stops, `/silent` not at all, `/cut` breaks off in the middle.
final class ScriptedServer: Sendable {
  let port: Int
  private let channel: any Channel
  private let group: MultiThreadedEventLoopGroup

  init() async throws {
    self.group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    self.channel = try await ServerBootstrap(group: self.group)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.pipeline.configureHTTPServerPipeline().flatMapThrowing {
          try channel.pipeline.syncOperations.addHandler(ScriptedHandler())
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    self.port = self.channel.localAddress?.port ?? 0
  }

  func url(_ path: String) -> String { "http://127.0.0.1:\(self.port)\(path)" }

  func stop() async throws {
    try await self.channel.close()
    try await self.group.shutdownGracefully()
  }

  @discardableResult
  static func with<Result>(
    _ body: (ScriptedServer) async throws -> Result
  ) async throws -> Result {
    let server = try await ScriptedServer()
    do {
      let result = try await body(server)
      try await server.stop()
      return result
    } catch {
      try? await server.stop()
      throw error
    }
  }
}

private final class ScriptedHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private var path = ""
  private var body = ByteBuffer()
  private var isEndless = false

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch self.unwrapInboundIn(data) {
    case .head(let head):
      self.path = head.uri
      self.body.clear()
    case .body(var part):
      self.body.writeBuffer(&part)
    case .end:
      self.answer(context)
    }
  }

  private func answer(_ context: ChannelHandlerContext) {
    let words = self.path.split(separator: "/").map(String.init)
    switch words.first {
    case "status":
      self.send(context, status: Int(words[1]) ?? 0, body: ByteBuffer())
    case "bytes":
      self.send(
        context, status: 200, body: ByteBuffer(repeating: 0x61, count: Int(words[1]) ?? 0))
    case "endless":
      self.isEndless = true
      self.writeHead(context, status: 200, length: nil)
      self.pump(context)
    case "cut":
      self.writeHead(context, status: 200, length: 1000)
      context.write(
        self.wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: "half")))), promise: nil)
      context.flush()
      context.close(promise: nil)
    case "silent":
      break
    default:
      self.send(context, status: 200, body: self.body)
    }
  }

  /// Writes as long as the other side reads, so that a paused reader stops it.
  private func pump(_ context: ChannelHandlerContext) {
    let piece = ByteBuffer(repeating: 0x61, count: 1 << 14)
    while context.channel.isWritable, context.channel.isActive {
      context.writeAndFlush(self.wrapOutboundOut(.body(.byteBuffer(piece))), promise: nil)
    }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if self.isEndless { self.pump(context) }
  }

  private func writeHead(_ context: ChannelHandlerContext, status: Int, length: Int?) {
    var headers = HTTPHeaders([("X-Path", self.path)])
    if let length { headers.add(name: "Content-Length", value: String(length)) }
    let head = HTTPResponseHead(
      version: .http1_1, status: HTTPResponseStatus(statusCode: status), headers: headers)
    context.write(self.wrapOutboundOut(.head(head)), promise: nil)
  }

  private func send(_ context: ChannelHandlerContext, status: Int, body: ByteBuffer) {
    self.writeHead(context, status: status, length: body.readableBytes)
    context.write(self.wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
    context.writeAndFlush(self.wrapOutboundOut(.end(nil)), promise: nil)
  }
}
