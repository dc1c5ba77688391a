import NIOCore
import RPCCore
import RPCTransport
import TestSupport
import Testing

/// Clients and servers come and go in any order.
@Suite(.serialized) struct ReconnectTests {
  private typealias Method = ControlService.Method

  private static func server(_ service: ControlService, port: Int = 0) -> RPCServer {
    RPCServer(
      router: service.makeRouter(),
      configuration: .init(
        address: RPCAddress(host: "127.0.0.1", port: port),
        limits: ConnectionLimits(drainTimeout: .seconds(5))),
      tls: .plaintext, logger: ControlHarness.logger)
  }

  @Test("A call to nobody fails at once, naming address and cause")
  func nobodyThere() async throws {
    let address = RPCAddress(host: "127.0.0.1", port: 1)
    try await RudeServerTests.withClient(address) { client in
      let error = await #expect(throws: RPCError.self) {
        try await client.unary(Method.echo, ByteBuffer(), options: .defaults)
      }
      #expect(error?.code == .unavailable)
      #expect(error?.message.contains("127.0.0.1:1: cannot connect") == true)
      #expect(error?.message.lowercased().contains("refused") == true)
    }
  }

  @Test("A waiting call to nobody ends with its deadline")
  func waitsUntilDeadline() async throws {
    let address = RPCAddress(host: "127.0.0.1", port: 1)
    try await RudeServerTests.withClient(address) { client in
      let error = await #expect(throws: RPCError.self) {
        try await client.unary(
          Method.echo, ByteBuffer(),
          options: CallOptions(timeout: .milliseconds(100), waitForReady: true))
      }
      #expect(error?.code == .deadlineExceeded)
    }
  }

  @Test("A waiting call to nobody ends when its task is cancelled")
  func waitsUntilCancelled() async throws {
    let address = RPCAddress(host: "127.0.0.1", port: 1)
    try await RudeServerTests.withClient(address) { client in
      let call = Task {
        try await client.unary(
          Method.echo, ByteBuffer(), options: CallOptions(waitForReady: true))
      }
      call.cancel()
      let error = await #expect(throws: RPCError.self) { try await call.value }
      #expect(error?.code == .cancelled)
    }
  }

  @Test("After a restart of the server, calls that wait for ready go through")
  func restart() async throws {
    let service = ControlService()
    try await withTimeout {
      let first = Self.server(service)
      let running = Task { try await first.run() }
      let address = try await first.listeningAddress()
      try await RudeServerTests.withClient(address) { client in
        _ = try await client.unary(Method.echo, ByteBuffer(), options: .defaults)
        first.beginGracefulShutdown()
        try await running.value
        let waiting = Task {
          try await client.unary(
            Method.echo, ByteBuffer(string: "again"), options: CallOptions(waitForReady: true))
        }
        let second = Self.server(service, port: address.port)
        let rerunning = Task { try await second.run() }
        #expect(try await waiting.value == ByteBuffer(string: "again"))
        second.beginGracefulShutdown()
        try await rerunning.value
      }
    }
  }

  @Test("A draining server lets calls in flight end and takes no others")
  func drain() async throws {
    try await ControlHarness.run(.tcp) { control in
      let stream = try await control.channel.bidirectional(Method.pingPong, options: .defaults) {
        try await $0.write(ByteBuffer(string: "before"))
        try await eventually("the drain has begun") {
          control.server?.boundAddress != nil && control.probe.written > 0
        }
        try await $0.write(ByteBuffer(string: "during"))
      }
      var iterator = stream.makeAsyncIterator()
      #expect(try await iterator.next() == ByteBuffer(string: "before"))
      control.server?.beginGracefulShutdown()
      try await eventually("new calls are refused") {
        do {
          _ = try await control.channel.unary(Method.echo, ByteBuffer(), options: .defaults)
          return false
        } catch let error as RPCError {
          return error.code == .unavailable
        }
      }
      control.probe.countWritten()
      #expect(try await iterator.next() == ByteBuffer(string: "during"))
      #expect(try await iterator.next() == nil)
    }
  }

  @Test("A drain that takes too long ends the calls")
  func drainTimeout() async throws {
    let limits = ConnectionLimits(drainTimeout: .milliseconds(100))
    try await ControlHarness.run(.tcp, limits: limits) { control in
      let hanging = Task {
        try await control.channel.unary(Method.hang, ByteBuffer(), options: .defaults)
      }
      try await eventually("the handler has begun") { control.probe.started == 1 }
      control.server?.beginGracefulShutdown()
      let error = await #expect(throws: RPCError.self) { try await hanging.value }
      #expect(error?.code == .unavailable)
      try await eventually("the handler was cancelled") { control.probe.cancelled == 1 }
    }
  }

  @Test("Cancelling a server's task cancels its handlers")
  func cancelledServer() async throws {
    let service = ControlService()
    let server = Self.server(service)
    let running = Task { try await server.run() }
    let address = try await server.listeningAddress()
    try await RudeServerTests.withClient(address) { client in
      let hanging = Task {
        try await client.unary(Method.hang, ByteBuffer(), options: .defaults)
      }
      try await eventually("the handler has begun") { service.probe.started == 1 }
      running.cancel()
      try await running.value
      let error = await #expect(throws: RPCError.self) { try await hanging.value }
      #expect(error?.code == .unavailable)
      try await eventually("the handler was cancelled") { service.probe.cancelled == 1 }
    }
  }

  @Test("A stopped client fails its calls")
  func stoppedClient() async throws {
    try await ControlHarness.run(.tcp) { control in
      _ = try await control.channel.unary(Method.echo, ByteBuffer(), options: .defaults)
      control.client?.beginGracefulShutdown()
      try await eventually("the client has stopped") {
        do {
          _ = try await control.channel.unary(Method.echo, ByteBuffer(), options: .defaults)
          return false
        } catch let error as RPCError {
          return error.message.contains("has stopped")
        }
      }
    }
  }

  @Test("A port that is taken is named in the error")
  func portTaken() async throws {
    try await ControlHarness.run(.tcp) { control in
      let address = try await #require(control.server).listeningAddress()
      let second = Self.server(ControlService(), port: address.port)
      let error = await #expect(throws: RPCConfigurationError.self) { try await second.run() }
      #expect("\(try #require(error))".contains("cannot listen on \(address)"))
      await #expect(throws: RPCConfigurationError.self) { try await second.listeningAddress() }
    }
  }

  @Test("A name with several addresses is tried at each, and leaves nothing behind")
  func severalAddresses() async throws {
    try await ControlHarness.run(.tcp) { control in
      let port = try await #require(control.server).listeningAddress().port
      let address = RPCAddress(host: "localhost", port: port)
      try await RudeServerTests.withClient(address) { client in
        _ = try await client.unary(Method.echo, ByteBuffer(), options: .defaults)
      }
    }
  }

  @Test("An idle connection is closed, and made again for the next call")
  func idle() async throws {
    let limits = ConnectionLimits(idleTimeout: .milliseconds(100))
    try await ControlHarness.run(.tcp, limits: limits) { control in
      // A connection may idle out before a busy machine has sent the call on it.
      let patient = CallOptions(waitForReady: true)
      _ = try await control.channel.unary(Method.echo, ByteBuffer(), options: patient)
      try await eventually("the connection is closed") { control.server?.openConnections == 0 }
      _ = try await control.channel.unary(Method.echo, ByteBuffer(), options: patient)
    }
  }
}
