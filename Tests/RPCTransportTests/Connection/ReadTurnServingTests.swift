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
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    try await serving(router, on: .eventLoop, group: group) { address in
      try await RawPeer.connect(to: address) { patient in
        try await patient.greet()
        try await Self.callMuch(address)
        try await patient.send { $0.writeOpen(Self.work, stream: 1, message: "patient") }
        #expect(try await patient.next(.status) != nil)
      }
    }
    try await group.shutdownGracefully()
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
}
