import Logging
import NIOCore
import RPCCore
import RPCTransport
import Synchronization
import TestSupport
import Testing

/// Calls that do not wait for ready while a service comes up.
@Suite struct ConnectionGraceTests {
  private typealias Method = ControlService.Method

  /// Nobody listens on it.
  private static let nowhere = RPCAddress(host: "127.0.0.1", port: 1)

  @Test("A call made before the service listens goes through once it does")
  func lateService() async throws {
    let service = ControlService()
    let server = RPCServer(
      router: service.makeRouter(),
      configuration: .init(address: RPCAddress(host: "127.0.0.1", port: 0)),
      tls: .plaintext, logger: ControlHarness.logger)
    let running = Task { try await server.run() }
    let address = try await server.listeningAddress()
    server.beginGracefulShutdown()
    try await running.value
    let attempts = FailedAttempts()
    try await RudeServerTests.withClient(
      address, grace: .seconds(60), logger: attempts.logger
    ) { client in
      let call = Task {
        try await client.unary(Method.echo, ByteBuffer(string: "early"), options: .defaults)
      }
      try await eventually("attempts have failed") { attempts.count > 1 }
      let late = RPCServer(
        router: service.makeRouter(), configuration: .init(address: address), tls: .plaintext,
        logger: ControlHarness.logger)
      let rerunning = Task { try await late.run() }
      #expect(try await call.value == ByteBuffer(string: "early"))
      late.beginGracefulShutdown()
      try await rerunning.value
    }
  }

  @Test("A call to nobody fails after the grace, naming address and cause")
  func graceEnds() async throws {
    try await RudeServerTests.withClient(Self.nowhere, grace: .milliseconds(50)) { client in
      let start = ContinuousClock.now
      let error = await #expect(throws: RPCError.self) {
        try await client.unary(
          Method.echo, ByteBuffer(), options: CallOptions(isIdempotent: true))
      }
      #expect(ContinuousClock.now - start >= .milliseconds(50))
      #expect(error?.code == .unavailable)
      #expect(error?.message.contains("127.0.0.1:1: cannot connect") == true)
    }
  }

  @Test("A deadline within the grace ends the call with the cause")
  func deadlineFirst() async throws {
    let attempts = FailedAttempts()
    try await RudeServerTests.withClient(
      Self.nowhere, grace: .seconds(60), logger: attempts.logger
    ) { client in
      let waiting = Task {
        try await client.unary(
          Method.echo, ByteBuffer(), options: CallOptions(waitForReady: true))
      }
      try await eventually("an attempt has failed") { attempts.count > 0 }
      let error = await #expect(throws: RPCError.self) {
        try await client.unary(
          Method.echo, ByteBuffer(), options: CallOptions(timeout: .milliseconds(100)))
      }
      waiting.cancel()
      #expect(error?.code == .unavailable)
      #expect(error?.message.contains("cannot connect") == true)
    }
  }

  @Test("Streams wait as well")
  func streaming() async throws {
    try await RudeServerTests.withClient(Self.nowhere, grace: .milliseconds(50)) { client in
      let start = ContinuousClock.now
      let error = await #expect(throws: RPCError.self) {
        try await client.serverStreaming(Method.echo, ByteBuffer(), options: .defaults)
      }
      #expect(error?.code == .unavailable)
      #expect(ContinuousClock.now - start >= .milliseconds(50))
    }
  }
}

/// Counts the attempts to connect that a client logs as failed.
private final class FailedAttempts: Sendable {
  private struct Handler: LogHandler {
    let attempts: FailedAttempts
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.debug

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { self.metadata[key] }
      set { self.metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      guard event.message == "rpc connection failed" else { return }
      self.attempts.state.withLock { $0 += 1 }
    }
  }

  private let state = Mutex(0)

  var count: Int { self.state.withLock { $0 } }

  var logger: Logger { Logger(label: "test") { _ in Handler(attempts: self) } }
}
