import NIOCore
import NIOPosix
import RPCCore
import Synchronization
import TestSupport
import Testing

@testable import RPCTransport

/// What a handler knows of its turn at the threads that all share.
@Suite struct HandlerTurnTests {
  private static let ask = MethodDescriptor(service: "reddytalk.test.Turn", method: "Ask")

  /// Counts how often a turn is given up.
  private final class Holder: HandlerTurnHolder {
    let count = Atomic(0)
    func giveUpTurn() { self.count.add(1, ordering: .relaxed) }
  }

  @Test("It has one on the thread pool, and none on the event loop", arguments: [true, false])
  func presence(isShared: Bool) async throws {
    var router = RPCRouter()
    router.registerUnary(Self.ask) { _, _ in
      let hasTurn = HandlerTurn.current != nil
      // Twice is as once, and the call is answered all the same.
      HandlerTurn.giveUp()
      HandlerTurn.giveUp()
      return ByteBuffer(string: "\(hasTurn)")
    }
    try await serving(router, group: .singletonMultiThreadedEventLoopGroup) {
      $0.handlerExecution = isShared ? .threadPool : .eventLoop
    } _: { server, address in
      try await RawPeer.connect(to: address) { session in
        try await session.greet()
        for number in 0..<3 * FairShare.least {
          try await session.send { $0.writeOpen(Self.ask, stream: UInt32(2 * number + 1)) }
          let answer = try #require(try await session.next(.status))
          let text = String(buffer: answer.payload)
          #expect(text.hasSuffix("\(isShared)"))
        }
      }
    }
  }

  @Test("It is given up by the handler's own tasks too, and by nobody else")
  func inheritance() async {
    let holder = Holder()
    await HandlerTurn.$current.withValue(holder) {
      async let child: Void = HandlerTurn.giveUp()
      await child
    }
    HandlerTurn.giveUp()
    #expect(holder.count.load(ordering: .relaxed) == 1)
  }
}
