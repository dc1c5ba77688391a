import Foundation
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket
import RESTContract

/// A small WebSocket client, built on another part of NIO than the server.
struct EventSocketClient {
  typealias Frames = NIOAsyncChannel<WebSocketFrame, WebSocketFrame>

  struct Refused: Error {}

  let channel: any Channel
  let outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>
  private var iterator: NIOAsyncChannelInboundStream<WebSocketFrame>.AsyncIterator

  /// The next frame; nil when the connection is closed.
  mutating func frame() async throws -> WebSocketFrame? {
    do {
      return try await self.iterator.next()
    } catch let error as IOError where error.errnoCode == ECONNRESET {
      // What a client still sends while it is given up turns the end into a reset.
      return nil
    }
  }

  /// The next event; pings are answered in between. Throws when the socket is closed instead.
  mutating func event() async throws -> EventResource {
    while let frame = try await self.frame() {
      switch frame.opcode {
      case .text:
        return try RESTCoding.makeDecoder().decode(
          EventResource.self, from: Data(frame.data.readableBytesView))
      case .ping: try await self.send(.pong)
      default: throw ChannelError.inputClosed
      }
    }
    throw ChannelError.inputClosed
  }

  /// The code with which the server closes; frames before it are skipped.
  mutating func closeCode() async throws -> WebSocketErrorCode? {
    while let frame = try await self.frame() {
      guard frame.opcode == .connectionClose else { continue }
      var data = frame.data
      return data.readWebSocketErrorCode()
    }
    return nil
  }

  func send(_ opcode: WebSocketOpcode, _ data: ByteBuffer = ByteBuffer()) async throws {
    try await self.outbound.write(
      WebSocketFrame(fin: true, opcode: opcode, maskKey: .random(), data: data))
  }

  /// Opens a socket for as long as `body` runs.
  static func with<Result: Sendable>(
    _ gateway: RunningGateway, _ query: String = "", headers: [(String, String)] = [],
    receiveBuffer: Int? = nil,
    _ body: (inout EventSocketClient) async throws -> Result
  ) async throws -> Result {
    let frames = try await Self.connect(
      port: gateway.port, path: "\(RunningGateway.base)/events\(query)", headers: headers,
      receiveBuffer: receiveBuffer)
    return try await frames.executeThenClose { inbound, outbound in
      var client = EventSocketClient(
        channel: frames.channel, outbound: outbound, iterator: inbound.makeAsyncIterator())
      return try await body(&client)
    }
  }

  private static func connect(
    port: Int, path: String, headers: [(String, String)], receiveBuffer: Int?
  ) async throws -> Frames {
    var bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
    if let receiveBuffer {
      bootstrap = bootstrap.channelOption(
        .socketOption(.so_rcvbuf), value: SocketOptionValue(receiveBuffer))
    }
    let upgraded: EventLoopFuture<Frames?> = try await bootstrap.connect(
      host: "127.0.0.1", port: port
    ) { channel in
      channel.eventLoop.makeCompletedFuture {
        let upgrader = NIOTypedWebSocketClientUpgrader<Frames?>(
          maxFrameSize: 1 << 20,
          upgradePipelineHandler: { channel, _ in
            channel.eventLoop.makeCompletedFuture {
              try Frames(
                wrappingChannelSynchronously: channel,
                configuration: .init(
                  backPressureStrategy: .init(lowWatermark: 1, highWatermark: 2)))
            }
          })
        var fields = HTTPHeaders([("Host", "localhost:\(port)"), ("Content-Length", "0")])
        fields.add(contentsOf: headers)
        let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: path, headers: fields)
        var configuration = NIOUpgradableHTTPClientPipelineConfiguration(
          upgradeConfiguration: NIOTypedHTTPClientUpgradeConfiguration(
            upgradeRequestHead: head, upgraders: [upgrader],
            notUpgradingCompletionHandler: { channel in
              channel.close().map { nil }
            }))
        // Frames may come in one piece with the answer to the handshake.
        configuration.leftOverBytesStrategy = .forwardBytes
        return try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(
          configuration: configuration)
      }
    }
    guard let frames = try await upgraded.get() else { throw Refused() }
    return frames
  }
}
