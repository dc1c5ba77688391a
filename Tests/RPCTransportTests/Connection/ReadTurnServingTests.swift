import NIOCore
import NIOPosix
import RPCCore
import Synchronization
import TestSupport
import Testing

@testable import RPCTransport

/// What connections of one event loop notice of each other.
@Suite struct ReadTurnServingTests {
  private static let work = MethodDescriptor(service: "reddytalk.test.Turns", method: "Work")
  /// Their calls fit in what is read first.
  private static let calls = 250

  @Test("A connection that has sent much leaves the others their turn")
  func others() async throws {
    let order = Mutex<[String]>([])
    var router = RPCRouter()
    router.registerUnary(Self.work) { request, _ in
      order.withLock { $0.append(String(buffer: request)) }
      let end = ContinuousClock.now + .milliseconds(4)
      while ContinuousClock.now < end {}
      return request
    }
    try await Self.serving(router) { address in
      try await RawPeer.connect(to: address) { patient in
        try await patient.greet()
        try await Self.callMuch(address)
        try await patient.send { $0.writeOpen(Self.work, stream: 1, message: "patient") }
        #expect(try await patient.next(.status) != nil)
      }
    }
    let place = order.withLock { $0.firstIndex(of: "patient") }
    #expect(try #require(place) < Self.calls)
  }

  /// Sends many calls at once, and does not wait for their answers.
  private static func callMuch(_ address: RPCAddress) async throws {
    try await RawPeer.connect(to: address) { session in
      try await session.greet()
      try await session.send {
        for number in 0..<Self.calls {
          $0.writeOpen(Self.work, stream: UInt32(2 * number + 1), message: "many")
        }
      }
      #expect(try await session.next(.status) != nil)
    }
  }

  private static func serving(
    _ router: RPCRouter, _ body: (RPCAddress) async throws -> Void
  ) async throws {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let server = RPCServer(
      router: router,
      configuration: .init(
        address: RPCAddress(host: "127.0.0.1", port: 0), handlerExecution: .eventLoop),
      tls: .plaintext, logger: ControlHarness.logger, group: group)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await server.run() }
      try await body(try await server.listeningAddress())
      server.beginGracefulShutdown()
      try await tasks.waitForAll()
    }
    try await group.shutdownGracefully()
  }
}
