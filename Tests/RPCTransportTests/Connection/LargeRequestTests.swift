import NIOCore
import NIOPosix
import RPCCore
import Synchronization
import TestSupport
import Testing

@testable import RPCTransport

/// Where handlers of large requests run.
@Suite struct LargeRequestTests {
  private static let work = MethodDescriptor(service: "reddytalk.test.Large", method: "Work")
  private static let large = String(repeating: "x", count: LargeRequestExecutor.leastBytes)

  /// Keeps a thread until something is so.
  private static func compute(until isOver: () -> Bool) {
    let end = ContinuousClock.now + .seconds(20)
    while !isOver(), ContinuousClock.now < end {}
  }

  @Test("However many compute, small ones find a thread")
  func smallOnes() async throws {
    let isSmallAnswered = Atomic(false)
    var router = RPCRouter()
    router.registerUnary(Self.work) { request, _ in
      guard request.readableBytes >= LargeRequestExecutor.leastBytes else { return request }
      Self.compute { isSmallAnswered.load(ordering: .relaxed) }
      return ByteBuffer(string: isSmallAnswered.load(ordering: .relaxed) ? "after" : "before")
    }
    // As many as there are threads for all handlers.
    let count = System.coreCount
    try await serving(router, group: .singletonMultiThreadedEventLoopGroup) {
      $0.handlerExecution = .threadPool
    } _: { _, address in
      try await RawPeer.connect(to: address) { session in
        try await session.greet()
        try await session.send {
          for number in 0..<count {
            $0.writeOpen(Self.work, stream: UInt32(2 * number + 1), message: Self.large)
          }
        }
        let small = UInt32(2 * count + 1)
        try await session.send { $0.writeOpen(Self.work, stream: small, message: "small") }
        #expect(try await session.next(.status)?.header.stream == StreamID(small))
        isSmallAnswered.store(true, ordering: .relaxed)
        for _ in 0..<count { #expect(try await session.next(.status) != nil) }
      }
    }
  }

  @Test("One may use several processors", .enabled(if: System.coreCount > 1))
  func parallel() async throws {
    let arrived = Atomic(0)
    let meet: @Sendable () async -> Void = {
      arrived.add(1, ordering: .relaxed)
      Self.compute { arrived.load(ordering: .relaxed) == 2 }
    }
    var router = RPCRouter()
    router.registerUnary(Self.work) { _, _ in
      async let one: Void = meet()
      async let other: Void = meet()
      let begin = ContinuousClock.now
      _ = await (one, other)
      return ByteBuffer(
        integer: (ContinuousClock.now - begin) < .seconds(20) ? 1 : 0, as: UInt8.self)
    }
    try await serving(router, group: .singletonMultiThreadedEventLoopGroup) {
      $0.handlerExecution = .threadPool
    } _: { _, address in
      try await RawPeer.connect(to: address) { session in
        try await session.greet()
        try await session.send { $0.writeOpen(Self.work, stream: 1, message: Self.large) }
        let status = try #require(try await session.next(.status))
        #expect(status.payload.readableBytesView.last == 1)
      }
    }
  }
}
