import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket
import RESTContract

/// Follows the Gateway's events over a WebSocket (RFC 6455).
struct EventsSocket: Sendable {
  /// The Gateway's URL, `https` or `http`.
  let baseURL: String
  let certificateAuthorityFile: String?
  let token: String?

  /// Events larger than this are not ours.
  private static let maximumFrameBytes = 1 << 20

  private enum Upgrade: Sendable {
    case upgraded(NIOAsyncChannel<WebSocketFrame, WebSocketFrame>)
    case refused
  }

  /// Calls `take` with each event until it returns false or the Gateway ends the connection.
  ///
  /// Throws `CommandFailure` when no connection comes about or it breaks.
  ///
  /// - Parameters:
  ///   - after: only events with a greater sequence; nil only those that are still to come.
  ///   - onOpen: called once events are being received, so that nothing the caller starts then is missed.
  func follow(
    after: Int?, types: [String] = [], onOpen: @Sendable () async throws -> Void = {},
    take: (EventResource) async throws -> Bool
  ) async throws {
    let channel = try await self.connect(path: Self.path(after: after, types: types))
    try await channel.executeThenClose { inbound, outbound in
      try await onOpen()
      var text = ByteBuffer()
      for try await frame in inbound {
        switch frame.opcode {
        case .text, .continuation:
          var data = frame.unmaskedData
          text.writeBuffer(&data)
          guard frame.fin else { continue }
          let event = try RESTCoding.makeDecoder().decode(
            EventResource.self, from: Data(text.readableBytesView))
          text.clear()
          guard try await take(event) else { return }
        case .ping:
          try await outbound.write(
            WebSocketFrame(
              fin: true, opcode: .pong, maskKey: .random(), data: frame.unmaskedData))
        case .connectionClose:
          throw Self.closed(frame)
        default:
          break
        }
      }
      throw CommandFailure(.unavailable, "the Gateway ended the event stream")
    }
  }

  private static func path(after: Int?, types: [String]) -> String {
    var query: [String] = []
    if let after { query.append("after=\(after)") }
    if !types.isEmpty { query.append("types=\(types.joined(separator: ","))") }
    return "/api/training-pipeline/events"
      + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  private static func closed(_ frame: WebSocketFrame) -> CommandFailure {
    var data = frame.unmaskedData
    let code = data.readWebSocketErrorCode().map { UInt16(webSocketErrorCode: $0) } ?? 1005
    let reason = data.readString(length: data.readableBytes) ?? ""
    return CommandFailure(
      code == 1008 ? .noPermission : .unavailable,
      "the Gateway closed the event stream (\(code)) \(reason)")
  }

  // MARK: - Connecting

  private func connect(path: String) async throws
    -> NIOAsyncChannel<WebSocketFrame, WebSocketFrame>
  {
    guard let url = URL(string: self.baseURL), let host = url.host() else {
      throw CommandFailure(.configuration, "not a URL: \(self.baseURL)")
    }
    let isTLS = url.scheme == "https"
    let port = url.port ?? (isTLS ? 443 : 80)
    let tls = isTLS ? try self.makeTLSContext() : nil
    let upgrade: EventLoopFuture<Upgrade>
    do {
      upgrade = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .connectTimeout(.seconds(5))
        .connect(host: host, port: port) { channel in
          channel.eventLoop.makeCompletedFuture {
            if let tls {
              try channel.pipeline.syncOperations.addHandler(
                Self.makeTLSHandler(tls, host: host))
            }
            return try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(
              configuration: .init(
                upgradeConfiguration: self.upgradeConfiguration(host: host, path: path)))
          }
        }
    } catch  where !(error is CancellationError) {
      throw CommandFailure(
        .unavailable, "the Gateway cannot be reached at \(self.baseURL): \(error)",
        remedy: "Start the system with 'reddytalk up', or name another Gateway with --gateway.")
    }
    guard case .upgraded(let channel) = try await upgrade.get() else {
      throw CommandFailure(
        .noPermission, "the Gateway refused the event stream",
        remedy: "Check the token: it must be valid and carry the role admin or analyst.")
    }
    return channel
  }

  private func makeTLSContext() throws -> NIOSSLContext {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv12
    if let file = self.certificateAuthorityFile { configuration.trustRoots = .file(file) }
    return try NIOSSLContext(configuration: configuration)
  }

  private static func makeTLSHandler(_ context: NIOSSLContext, host: String) throws
    -> NIOSSLClientHandler
  {
    // An address has no name to send; its certificate is checked against the address itself.
    let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
    return try NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : host)
  }

  private func upgradeConfiguration(host: String, path: String)
    -> NIOTypedHTTPClientUpgradeConfiguration<Upgrade>
  {
    var headers = HTTPHeaders([("Host", host)])
    if let token = self.token { headers.add(name: "Authorization", value: "Bearer \(token)") }
    let upgrader = NIOTypedWebSocketClientUpgrader<Upgrade>(
      maxFrameSize: Self.maximumFrameBytes
    ) { channel, _ in
      channel.eventLoop.makeCompletedFuture {
        .upgraded(
          try NIOAsyncChannel<WebSocketFrame, WebSocketFrame>(
            wrappingChannelSynchronously: channel))
      }
    }
    return NIOTypedHTTPClientUpgradeConfiguration(
      upgradeRequestHead: HTTPRequestHead(
        version: .http1_1, method: .GET, uri: path, headers: headers),
      upgraders: [upgrader]
    ) { channel in
      channel.eventLoop.makeSucceededFuture(.refused)
    }
  }
}
