import NIOCore
import RPCCore
import Synchronization
import TestSupport
import Testing

@testable import RPCTransport

/// Calls to a service of several instances.
@Suite(.serialized) struct RPCClientPoolTests {
  private typealias Method = ControlService.Method

  /// Addresses that a test changes.
  private final class ChangingAddresses: AddressSource {
    private let list: Mutex<[RPCAddress]>

    init(_ list: [RPCAddress]) { self.list = Mutex(list) }

    func set(_ list: [RPCAddress]) { self.list.withLock { $0 = list } }

    func addresses() async throws -> [RPCAddress] {
      let list = self.list.withLock { $0 }
      if list.isEmpty { throw RPCError(code: .unavailable, message: "no such name") }
      return list
    }
  }

  /// Addresses of which another one is there each time.
  private final class TakingTurns: AddressSource {
    let turns = Atomic(0)
    private let list: [RPCAddress]

    init(_ list: [RPCAddress]) { self.list = list }

    func addresses() async -> [RPCAddress] {
      let turn = self.turns.wrappingAdd(1, ordering: .relaxed).newValue
      return [self.list[turn % self.list.count]]
    }
  }

  private static func withPool<Value: Sendable>(
    _ source: any AddressSource, _ body: @escaping @Sendable (RPCClientPool) async throws -> Value
  ) async throws -> Value {
    let pool = RPCClientPool(
      source: source, identity: nil, refreshInterval: .milliseconds(5),
      configuration: .init(
        reconnect: BackoffPolicy(initial: .milliseconds(1), maximum: .milliseconds(5)),
        retry: RetryPolicy(backoff: BackoffPolicy(initial: .milliseconds(1)))),
      tls: .plaintext, logger: ControlHarness.logger)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await pool.run() }
      let value = try await withTimeout { try await body(pool) }
      pool.beginGracefulShutdown()
      try await group.waitForAll()
      return value
    }
  }

  /// Runs a closure with two instances up.
  private static func withTwo(
    _ body: @escaping @Sendable (ControlHarness, ControlHarness) async throws -> Void
  ) async throws {
    try await ControlHarness.run(.tcp) { first in
      try await ControlHarness.run(.tcp) { second in try await body(first, second) }
    }
  }

  private static func address(of control: ControlHarness) async throws -> RPCAddress {
    try await #require(control.server).listeningAddress()
  }

  @Test("Calls in flight spread over the instances")
  func spreads() async throws {
    try await Self.withTwo { first, second in
      let source = FixedAddresses([
        try await Self.address(of: first), try await Self.address(of: second),
      ])
      try await Self.withPool(source) { pool in
        try await withThrowingTaskGroup(of: Void.self) { group in
          for _ in 0..<40 {
            group.addTask {
              _ = try? await pool.unary(Method.hang, ByteBuffer(), options: .defaults)
            }
          }
          try await eventually("all calls are in flight") {
            first.probe.started + second.probe.started == 40
          }
          #expect((15...25).contains(first.probe.started))
          group.cancelAll()
        }
      }
    }
  }

  @Test("An idempotent call to an instance that is gone is answered by another")
  func failsOver() async throws {
    try await ControlHarness.run(.tcp) { control in
      let gone = RPCAddress(host: "127.0.0.1", port: 1)
      let source = FixedAddresses([gone, try await Self.address(of: control)])
      try await Self.withPool(source) { pool in
        for _ in 0..<50 {
          let answer = try await pool.unary(
            Method.echo, ByteBuffer(string: "a"), options: CallOptions(isIdempotent: true))
          #expect(answer == ByteBuffer(string: "a"))
        }
      }
    }
  }

  @Test("An instance that is out of reach costs no call, idempotent or not")
  func passesOver() async throws {
    try await ControlHarness.run(.tcp) { control in
      let gone = RPCAddress(host: "127.0.0.1", port: 1)
      let source = FixedAddresses([gone, try await Self.address(of: control)])
      try await Self.withPool(source) { pool in
        for _ in 0..<200 {
          _ = try await pool.unary(Method.echo, ByteBuffer(), options: .defaults)
        }
      }
    }
  }

  @Test("An instance that is back gets calls again, without one that finds out")
  func comesBack() async throws {
    // At an address of its own, where nobody else takes the port meanwhile.
    let anyPort = RPCAddress(host: "127.0.0.2", port: 0)
    let gone = try await ControlHarness.run(.tcp, at: anyPort) { try await Self.address(of: $0) }
    try await ControlHarness.run(.tcp) { control in
      let source = FixedAddresses([try await Self.address(of: control), gone])
      try await Self.withPool(source) { pool in
        for _ in 0..<20 { _ = try await pool.unary(Method.echo, ByteBuffer(), options: .defaults) }
        try await ControlHarness.run(.tcp, at: gone) { back in
          try await eventually("it is connected to") { back.server?.openConnections == 1 }
        }
      }
    }
  }

  @Test("A new instance gets calls, and one that is taken out gets none")
  func follows() async throws {
    try await Self.withTwo { first, second in
      let source = ChangingAddresses([try await Self.address(of: first)])
      let secondAddress = try await Self.address(of: second)
      try await Self.withPool(source) { pool in
        _ = try await pool.unary(Method.echo, ByteBuffer(), options: .defaults)
        #expect(second.server?.openConnections == 0)
        source.set([secondAddress])
        try await eventually("the second instance is called") {
          _ = try await pool.unary(
            Method.echo, ByteBuffer(), options: CallOptions(isIdempotent: true))
          return second.server?.openConnections == 1
        }
        try await eventually("the first instance is left") {
          first.server?.openConnections == 0
        }
      }
    }
  }

  @Test("A call whose instance is taken out before it begins goes to another, idempotent or not")
  func changesHands() async throws {
    try await Self.withTwo { first, second in
      let source = TakingTurns([
        try await Self.address(of: first), try await Self.address(of: second),
      ])
      try await Self.withPool(source) { pool in
        try await withThrowingTaskGroup(of: Void.self) { group in
          for _ in 0..<8 {
            group.addTask {
              while source.turns.load(ordering: .relaxed) < 50 {
                _ = try await pool.unary(Method.echo, ByteBuffer(), options: .defaults)
              }
            }
          }
          try await group.waitForAll()
        }
      }
    }
  }

  @Test("Without any instance known, a call fails and says why")
  func unknown() async throws {
    try await Self.withPool(ChangingAddresses([])) { pool in
      let error = await #expect(throws: RPCError.self) {
        try await pool.unary(Method.echo, ByteBuffer(), options: .defaults)
      }
      #expect(error?.code == .unavailable)
      #expect(error?.message.contains("no such name") == true)
    }
  }

  @Test("Streams of every shape pass through")
  func streams() async throws {
    try await ControlHarness.run(.tcp) { control in
      let source = FixedAddresses([try await Self.address(of: control)])
      try await Self.withPool(source) { pool in
        let request = ByteBuffer(bytes: [0, 0, 0, 3, 0, 0, 0, 4])
        var count = 0
        for try await _ in try await pool.serverStreaming(
          Method.count, request, options: .defaults)
        { count += 1 }
        #expect(count == 3)
        let sum = try await pool.clientStreaming(Method.sum, options: .defaults) { writer in
          try await writer.write(ByteBuffer(string: "abc"))
        }
        #expect(sum == ByteBuffer(integer: UInt64(3)))
        var echoed: [ByteBuffer] = []
        let stream = try await pool.bidirectional(Method.pingPong, options: .defaults) { writer in
          try await writer.write(ByteBuffer(string: "x"))
        }
        for try await message in stream { echoed.append(message) }
        #expect(echoed == [ByteBuffer(string: "x")])
      }
    }
  }

  @Test("The name of this machine has its own address")
  func resolves() async throws {
    let localhost = RPCAddress(host: "localhost", port: 7)
    let found = try await DNSAddresses([localhost]).addresses()
    #expect(
      found.contains(RPCAddress(host: "127.0.0.1", port: 7))
        || found.contains(RPCAddress(host: "::1", port: 7)))
    // Too long for a name: refused without asking anybody.
    let unknown = RPCAddress(host: String(repeating: "a", count: 300), port: 7)
    await #expect(throws: RPCError.self) { try await DNSAddresses([unknown]).addresses() }
    #expect(try await DNSAddresses([unknown, localhost, localhost]).addresses() == found)
    let numeric = RPCAddress(host: "::1", port: 9)
    #expect(try await DNSAddresses([numeric]).addresses() == [numeric])
  }
}
