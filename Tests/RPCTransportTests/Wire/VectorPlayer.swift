import Logging
import NIOCore
import NIOEmbedded
import RPCCore
import TestSupport
import Testing

@testable import RPCTransport

/// Gives a vector's bytes to one side of a connection and shows what came of them.
final class VectorPlayer {
  private final class Owner: ConnectionOwner {
    func connectionIsDraining(_ connection: ConnectionHandler) {}
    func connectionIsClosed(_ connection: ConnectionHandler, cause: RPCError) {}
  }

  let handler: ConnectionHandler
  private(set) var calls: [OutgoingCall] = []
  /// What the side under test has sent since the vector's bytes began to come.
  private(set) var sent: [Frame] = []

  private let channel = EmbeddedChannel()
  private let owner = Owner()
  private var decoder = FrameDecoder(maxPayloadBytes: WireLimits.frameBytes.upperBound)
  /// Catches the metadata of each call.
  private(set) var caught: [ResponseMetadata] = []

  /// Brings a connection to where the vector begins.
  init(_ vector: TestVector, of file: TestVectorFile) throws {
    let limits = file.receiverLimits.connectionLimits
    let side: ConnectionHandler.Side =
      vector.receiver == "client" ? .client(expected: nil) : .server(VectorService.makeCore())
    self.handler = ConnectionHandler(
      side: side, limits: limits, isSecured: false, peerName: "vector", channel: self.channel,
      owner: self.owner, logger: ControlHarness.logger)
    self.handler.peer = VectorService.peer
    try self.channel.pipeline.syncOperations.addHandler(self.handler)
    try self.channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    if vector.afterHello {
      var hello = ByteBuffer()
      hello.writeFrame(.hello) {
        Hello(file.peerLimits.connectionLimits).encode(into: &$0)
      }
      try self.channel.writeInbound(hello)
    }
    for call in vector.calls ?? [] { try self.begin(call) }
    try self.collect()
    self.sent = []
  }

  /// Gives bytes, in pieces of a size.
  func play(_ input: [UInt8], pieceBytes: Int) throws {
    var rest = input[...]
    while !rest.isEmpty, !self.handler.state.isClosed {
      try self.channel.writeInbound(ByteBuffer(bytes: rest.prefix(pieceBytes)))
      rest = rest.dropFirst(pieceBytes)
      try self.collect()
    }
  }

  /// Lets the connection and its calls go.
  func finish() {
    self.handler.submit(.close(RPCError(code: .cancelled, message: "the vector is over")))
    self.channel.embeddedEventLoop.run()
    _ = try? self.channel.finish()
  }

  private func begin(_ call: TestVector.Call) throws {
    let caught = ResponseMetadata()
    let shape = try #require(Self.shapes[call.shape])
    let streamsRequests = shape == .clientStreaming || shape == .bidirectional
    let streamsResponses = shape == .serverStreaming || shape == .bidirectional
    let outgoing = OutgoingCall(
      method: VectorService.method("Any"), shape: shape, deadline: .distantFuture,
      options: CallOptions(responseMetadata: caught),
      request: streamsRequests ? nil : ByteBuffer(string: "a"),
      requests: streamsRequests ? MessagePipe(capacityBytes: .max) : nil,
      responses: streamsResponses ? MessagePipe(capacityBytes: .max) : nil)
    self.calls.append(outgoing)
    self.caught.append(caught)
    self.handler.submit(.start(outgoing))
  }

  private func collect() throws {
    self.channel.embeddedEventLoop.run()
    while let bytes = try self.channel.readOutbound(as: ByteBuffer.self) {
      self.decoder.append(bytes)
      while let frame = try self.decoder.next() { self.sent.append(frame) }
    }
  }

  private static let shapes: [String: CallShape] = [
    "unary": .unary, "server_streaming": .serverStreaming,
    "client_streaming": .clientStreaming, "bidirectional": .bidirectional,
  ]
}

/// The server that the vectors are for.
enum VectorService {
  static let peer = PeerIdentity(name: "vector")
  private static let name = "reddytalk.test.Vectors"

  static func method(_ name: String) -> MethodDescriptor {
    MethodDescriptor(service: Self.name, method: name)
  }

  static func makeCore() -> ServerCore {
    var access = AccessPolicy()
    let allowed = [
      "Unary", "ServerStreaming", "ClientStreaming", "Bidirectional", "Held", "Unread",
    ]
    for name in allowed { access.allow(Self.method(name), for: [Self.peer]) }
    return ServerCore(
      router: Self.makeRouter(), interceptors: [], access: access, execution: .eventLoop,
      maxConcurrentHandlers: 3, maxWaitingCalls: 0)
  }

  private static func makeRouter() -> RPCRouter {
    let probe = ControlProbe()
    var router = RPCRouter()
    router.registerUnary(Self.method("Unary")) { request, _ in request }
    router.registerUnary(Self.method("Denied")) { request, _ in request }
    router.registerUnary(Self.method("Held")) { _, _ in try await probe.waitForCancellation() }
    router.registerServerStreaming(Self.method("ServerStreaming")) { request, _, writer in
      try await writer.write(request)
    }
    router.registerClientStreaming(Self.method("ClientStreaming")) { requests, _ in
      var joined = ByteBuffer()
      for try await request in requests { joined.writeImmutableBuffer(request) }
      return joined
    }
    router.registerClientStreaming(Self.method("Unread")) { requests, _ in
      defer { withExtendedLifetime(requests) {} }
      try await probe.waitForCancellation()
    }
    router.registerBidirectional(Self.method("Bidirectional")) { requests, _, writer in
      for try await request in requests { try await writer.write(request) }
    }
    return router
  }
}
