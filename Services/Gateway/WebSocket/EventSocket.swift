import Foundation
import Logging
import NIOCore
import NIOWebSocket

/// One WebSocket (RFC 6455) that shows events. The client says nothing but pong and close.
struct EventSocket: Sendable {
  /// How long things may take.
  struct Timing: Hashable, Sendable {
    /// For a few events to be taken by the connection.
    var write: Duration
    /// For the client to take the closing frame and close.
    var close: Duration
  }

  /// Why the socket ends.
  private enum Ending: Sendable {
    /// We end it, with this code and reason.
    case close(WebSocketErrorCode, String)
    /// The client ended it.
    case closedByPeer(WebSocketErrorCode)
    /// The connection is gone.
    case lost

    /// For the metrics.
    var name: String {
      switch self {
      case .close(let code, _): "\(UInt16(webSocketErrorCode: code))"
      case .closedByPeer: "peer"
      case .lost: "lost"
      }
    }
  }

  typealias Frames = NIOAsyncChannel<WebSocketFrame, WebSocketFrame>
  typealias Outbound = NIOAsyncChannelOutboundWriter<WebSocketFrame>

  let frames: Frames
  let subscription: EventSubscription
  let streams: EventStreams
  let timing: Timing
  let metrics: EventSocketMetrics
  let logger: Logger

  /// How much is handed to the connection at once, and so held for a client that does not read.
  private static let pieceBytes = 64 << 10

  /// Shows events until one side ends it.
  func run() async {
    do {
      try await self.frames.executeThenClose { inbound, outbound in
        let ended = Latch<Ending>()
        let received = Latch<Bool>()
        let pulse = Pulse()
        await withTaskGroup(of: Void.self) { group in
          group.addTask {
            ended.set(await self.receive(inbound, outbound, pulse))
            received.set(true)
          }
          group.addTask { ended.set(await self.send(outbound, pulse)) }
          let ending = await ended.wait() ?? .lost
          self.metrics.record(end: ending.name)
          await self.finish(ending, received)
          group.cancelAll()
        }
      }
    } catch {
      self.logger.debug("event socket closed", metadata: ["error": "\(error)"])
    }
  }

  // MARK: - From the client

  private func receive(
    _ inbound: NIOAsyncChannelInboundStream<WebSocketFrame>, _ outbound: Outbound, _ pulse: Pulse
  ) async -> Ending {
    do {
      for try await frame in inbound {
        pulse.beat()
        guard frame.maskKey != nil || frame.length == 0 else {
          return .close(.protocolError, "frames of clients are masked")
        }
        switch frame.opcode {
        case .ping:
          try await outbound.write(
            WebSocketFrame(fin: true, opcode: .pong, data: frame.unmaskedData))
        case .pong, .text:
          break
        case .connectionClose:
          var data = frame.unmaskedData
          return .closedByPeer(data.readWebSocketErrorCode() ?? .normalClosure)
        case .binary:
          return .close(.unacceptableData, "only text is spoken here")
        default:
          return .close(.protocolError, "unknown kind of frame")
        }
      }
      return .lost
    } catch is NIOWebSocketFrameAggregator.Error {
      return .close(.messageTooLarge, "the message is too large")
    } catch {
      return .lost
    }
  }

  // MARK: - To the client

  private func send(_ outbound: Outbound, _ pulse: Pulse) async -> Ending {
    var position = self.subscription.position
    do {
      while true {
        switch try await self.streams.next(of: self.subscription, after: position) {
        case .events(let batch):
          position = batch.position
          let frames = try batch.events.filter(self.subscription.filter.takes).map { event in
            let json = ByteBuffer(string: try EventJSON.encode(event))
            return WebSocketFrame(fin: true, opcode: .text, data: json)
          }
          guard try await self.write(frames, outbound) else { return Self.tooSlow }
        case .heartbeat:
          guard pulse.ping() else { return .lost }
          let ping = WebSocketFrame(fin: true, opcode: .ping, data: ByteBuffer())
          guard try await self.write([ping], outbound) else { return Self.tooSlow }
        case .end(let end):
          return Self.ending(end)
        }
      }
    } catch {
      return .lost
    }
  }

  /// Hands frames on piece by piece. False when the client does not take one of them in time.
  private func write(_ frames: [WebSocketFrame], _ outbound: Outbound) async throws -> Bool {
    var rest = frames[...]
    while !rest.isEmpty {
      var bytes = 0
      let fitting = rest.prefix { frame in
        bytes += frame.length
        return bytes <= Self.pieceBytes
      }
      let piece = rest.prefix(max(1, fitting.count))
      rest = rest.dropFirst(piece.count)
      let isTaken = try await withTimeout(self.timing.write) {
        try await outbound.write(contentsOf: piece)
        return true
      }
      guard isTaken == true else { return false }
    }
    return true
  }

  /// 1013, "try again later": registered with IANA, not in the enumeration.
  private static let tooSlow = Ending.close(
    WebSocketErrorCode(codeNumber: 1013),
    "events come faster than they are read; resume with after=")

  private static func ending(_ end: EventStreamEnd) -> Ending {
    switch end {
    case .session(.tokenExpired): .close(.policyViolation, "the token expired")
    case .session(.tokenRevoked): .close(.policyViolation, "the token was revoked")
    case .session(.shutdown): .close(.goingAway, "the Gateway stops; connect again")
    case .tooSlow: Self.tooSlow
    }
  }

  // MARK: - The end

  /// The closing handshake: says why, and gives the client time to agree; then the connection is
  /// cut.
  private func finish(_ ending: Ending, _ received: Latch<Bool>) async {
    if case .lost = ending { return }
    let channel = self.frames.channel
    let cut = channel.eventLoop.scheduleTask(in: TimeAmount(self.timing.close)) {
      channel.close(promise: nil)
    }
    defer { cut.cancel() }
    switch ending {
    case .lost: break
    case .closedByPeer(let code):
      await self.writeClose(code, "")
    case .close(let code, let reason):
      await self.writeClose(code, reason)
      _ = await received.wait()
    }
  }

  /// Goes around the writer, which may be waiting for a client that does not read. Such a client
  /// gets it after what was sent before, as soon as it reads again; this waits until then, or until
  /// the connection is closed.
  private func writeClose(_ code: WebSocketErrorCode, _ reason: String) async {
    var data = ByteBuffer()
    data.write(webSocketErrorCode: code)
    data.writeString(reason)
    let frame = WebSocketFrame(fin: true, opcode: .connectionClose, data: data)
    try? await self.frames.channel.writeAndFlush(frame).get()
  }
}
