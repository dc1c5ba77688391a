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

  /// What has happened so far.
  private final class Progress: Sendable {
    let isPatientGreeted = Atomic(false)
    let begun = Atomic(0)
    let isMuchSent = Atomic(false)
    let isAllSent = Atomic(false)
    let order = Mutex<[String]>([])
  }

  @Test("A connection that has sent much leaves the others their turn")
  func others() async throws {
    let progress = Progress()
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    try await serving(Self.router(progress), group: group) {
      $0.handlerExecution = .eventLoop
    } _: { _, address in
      async let patient: Void = Self.callOnce(address, progress)
      try await eventually("it is greeted") {
        progress.isPatientGreeted.load(ordering: .acquiring)
      }
      try await Self.callMuch(address, progress)
      try await patient
    }
    try await group.shutdownGracefully()
    let order = progress.order.withLock { $0 }
    let place = try #require(order.firstIndex(of: "patient"))
    #expect(place < Self.calls, "the calls before it: \(Set(order.prefix(place)))")
  }

  @Test("A connection that ends with many calls leaves the others their turn")
  func othersOfAnEnd() async throws {
    let progress = Progress()
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    try await serving(Self.waitingRouter(progress), group: group) {
      $0.handlerExecution = .eventLoop
    } _: { _, address in
      async let patient: Void = Self.callOnce(address, progress)
      try await eventually("it is greeted") {
        progress.isPatientGreeted.load(ordering: .acquiring)
      }
      try await Self.callAndGo(address, progress)
      try await patient
    }
    try await group.shutdownGracefully()
    let order = progress.order.withLock { $0 }
    let place = try #require(order.firstIndex(of: "patient"))
    #expect(place < Self.calls, "before it: \(place) calls that were given up")
  }

  /// Calls that wait until they are given up. The first that is keeps the event loop until the patient's
  /// call has been sent.
  private static func waitingRouter(_ progress: Progress) -> RPCRouter {
    var router = RPCRouter()
    router.registerUnary(Self.work) { request, _ in
      if String(buffer: request) == "patient" {
        progress.order.withLock { $0.append("patient") }
        return request
      }
      progress.begun.add(1, ordering: .releasing)
      let (end, ending) = AsyncStream.makeStream(of: Never.self)
      await withTaskCancellationHandler {
        for await _ in end {}
      } onCancel: {
        let isFirst = progress.order.withLock { $0.isEmpty }
        let deadline = ContinuousClock.now + (isFirst ? .seconds(60) : .milliseconds(1))
        while ContinuousClock.now < deadline {
          if isFirst, progress.isAllSent.load(ordering: .acquiring) { break }
        }
        progress.order.withLock { $0.append("given up") }
        ending.finish()
      }
      return request
    }
    return router
  }

  private static func callAndGo(_ address: RPCAddress, _ progress: Progress) async throws {
    try await RawPeer.connect(to: address) { session in
      try await session.greet()
      try await session.sendThrough {
        for number in 1...Self.calls {
          $0.writeOpen(Self.work, stream: UInt32(2 * number - 1), message: "many")
        }
      }
      try await eventually("all calls have begun") {
        progress.begun.load(ordering: .acquiring) == Self.calls
      }
    }
    progress.isMuchSent.store(true, ordering: .releasing)
  }

  /// The first call keeps the event loop until all others have been sent, so that it finds them all
  /// when it looks again.
  private static func router(_ progress: Progress) -> RPCRouter {
    var router = RPCRouter()
    router.registerUnary(Self.work) { request, _ in
      let name = String(buffer: request)
      let end = ContinuousClock.now + (name == "first" ? .seconds(60) : .milliseconds(1))
      while ContinuousClock.now < end {
        if name == "first", progress.isAllSent.load(ordering: .acquiring) { break }
      }
      progress.order.withLock { $0.append(name) }
      return request
    }
    return router
  }

  private static func callMuch(_ address: RPCAddress, _ progress: Progress) async throws {
    try await RawPeer.connect(to: address) { session in
      try await session.greet()
      try await session.send { $0.writeOpen(Self.work, stream: 1, message: "first") }
      try await session.sendThrough {
        for number in 1...Self.calls {
          $0.writeOpen(Self.work, stream: UInt32(2 * number + 1), message: "many")
        }
      }
      progress.isMuchSent.store(true, ordering: .releasing)
      for _ in 0...Self.calls { #expect(try await session.next(.status) != nil) }
    }
  }

  private static func callOnce(_ address: RPCAddress, _ progress: Progress) async throws {
    try await RawPeer.connect(to: address) { session in
      try await session.greet()
      progress.isPatientGreeted.store(true, ordering: .releasing)
      try await eventually("much is sent") { progress.isMuchSent.load(ordering: .acquiring) }
      try await session.sendThrough { $0.writeOpen(Self.work, stream: 1, message: "patient") }
      progress.isAllSent.store(true, ordering: .releasing)
      #expect(try await session.next(.status) != nil)
    }
  }
}
