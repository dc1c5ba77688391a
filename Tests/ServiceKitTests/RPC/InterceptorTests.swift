import Logging
import NIOCore
import RPCCore
import RPCInProcess
import Synchronization
import Testing
import Tracing

@testable import ServiceKit

struct InterceptorTests {
  private static let echo = MethodDescriptor(service: "test.Echo", method: "Echo")
  private static let watch = MethodDescriptor(service: "test.Echo", method: "Watch")
  private static let list = MethodDescriptor(service: "test.Echo", method: "List")

  private func channel(
    _ interceptors: [any ServerInterceptor], _ configure: (inout RPCRouter) -> Void
  ) -> any RPCChannel {
    var router = RPCRouter()
    configure(&router)
    return InProcessTransport(
      router: router, peer: PeerIdentity(name: "gateway"), interceptors: interceptors)
  }

  private func echoesScope(_ router: inout RPCRouter) {
    router.registerUnary(Self.echo) { _, _ in
      let trace = ServiceContext.current?.traceContext
      return ByteBuffer(
        string: "\(RequestScope.current?.requestID ?? "none") \(trace?.traceID ?? "none")")
    }
  }

  @Test func `a call runs in the request and trace of its caller`() async throws {
    let channel = InterceptedChannel(
      self.channel([ScopeServerInterceptor()], self.echoesScope),
      interceptors: [ScopeClientInterceptor()])
    let trace = TraceContext.new()
    let answer = try await RequestScope(requestID: "r-7").run(trace: trace) {
      try await channel.unary(Self.echo, ByteBuffer(), options: .defaults)
    }
    #expect(String(buffer: answer) == "r-7 \(trace.traceID)")
  }

  @Test func `a call from nowhere gets a request and a trace`() async throws {
    let channel = self.channel([ScopeServerInterceptor()], self.echoesScope)
    let answer = try await channel.unary(Self.echo, ByteBuffer(), options: .defaults)
    #expect(!String(buffer: answer).contains("none"))
  }

  @Test func `a request larger than its method takes is refused before its handler`() async throws {
    let channel = self.channel([RequestSizeInterceptor(unbounded: [Self.list])]) { router in
      for method in [Self.echo, Self.list] {
        router.registerUnary(method) { request, _ in request }
      }
    }
    let largest = ByteBuffer(repeating: 1, count: 256 * 1024)
    let larger = ByteBuffer(repeating: 1, count: 256 * 1024 + 1)
    #expect(try await channel.unary(Self.echo, largest, options: .defaults) == largest)
    #expect(try await channel.unary(Self.list, larger, options: .defaults) == larger)
    let error = await #expect(throws: RPCError.self) {
      try await channel.unary(Self.echo, larger, options: .defaults)
    }
    #expect(error?.code == .resourceExhausted)
    #expect(error?.message.contains("262145 bytes to \(Self.echo.path)") == true)
  }

  @Test func `calls are counted by method and outcome`() async throws {
    let metrics = MetricsRegistry()
    let channel = self.channel(
      [MetricsServerInterceptor(methods: [Self.echo], factory: metrics)]
    ) { router in
      router.registerUnary(Self.echo) { request, _ in
        guard request.readableBytes > 0 else {
          throw RPCError(code: .invalidArgument, message: "empty")
        }
        return request
      }
    }
    _ = try await channel.unary(Self.echo, ByteBuffer(string: "x"), options: .defaults)
    await #expect(throws: RPCError.self) {
      try await channel.unary(Self.echo, ByteBuffer(), options: .defaults)
    }
    let text = metrics.prometheusText()
    #expect(text.contains(#"rpc_server_calls_total{code="OK",method="test.Echo/Echo"} 1"#))
    #expect(
      text.contains(#"rpc_server_calls_total{code="INVALID_ARGUMENT",method="test.Echo/Echo"} 1"#))
    #expect(text.contains(#"rpc_server_duration_seconds_count{method="test.Echo/Echo"} 2"#))
    #expect(text.contains(#"rpc_server_active{method="test.Echo/Echo"} 0"#))
  }

  @Test(arguments: [
    (RPCError.Code.internalError, "ERROR"), (.unavailable, "WARNING"), (.notFound, "DEBUG"),
  ])
  func `failures are logged as loud as they are grave`(
    code: RPCError.Code, level: String
  ) async throws {
    let lines = Lines()
    let logger = Logger(label: "t") { _ in
      ServiceLogHandler(
        label: "t", level: .debug, format: .text, secrets: SecretRegistry(),
        write: { lines.append($0) })
    }
    let channel = self.channel([FailureLogInterceptor(logger: logger)]) { router in
      router.registerUnary(Self.echo) { _, _ in throw RPCError(code: code, message: "why") }
    }
    await #expect(throws: RPCError.self) {
      try await channel.unary(Self.echo, ByteBuffer(), options: .defaults)
    }
    let line = try #require(lines.all.first)
    #expect(line.contains(" \(level) t call failed"))
    #expect(line.contains("rpc.method=test.Echo/Echo") && line.contains("rpc.peer=gateway"))
  }

  @Test func `what a decoder says is not logged`() async throws {
    let lines = Lines()
    let logger = Logger(label: "t") { _ in
      ServiceLogHandler(
        label: "t", level: .debug, format: .text, secrets: SecretRegistry(),
        write: { lines.append($0) })
    }
    let channel = self.channel([FailureLogInterceptor(logger: logger)]) { router in
      router.registerUnary(Self.echo) { _, _ in
        throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "my chest hurts"))
      }
    }
    await #expect(throws: RPCError.self) {
      try await channel.unary(Self.echo, ByteBuffer(), options: .defaults)
    }
    #expect(lines.all.count == 1 && !lines.all.joined().contains("chest"))
  }

  /// A stream that writes one message and then waits for ever.
  private func endless(_ router: inout RPCRouter, _ method: MethodDescriptor) {
    router.registerServerStreaming(method) { _, _, writer in
      try await writer.write(ByteBuffer(string: "first"))
      await DrainSignal().wait()
      try Task.checkCancellation()
    }
  }

  @Test func `a watch ends when the service is about to stop`() async throws {
    let drain = DrainSignal()
    let channel = self.channel([EndlessStreamInterceptor(drain: drain)]) { router in
      self.endless(&router, Self.watch)
    }
    let stream = try await channel.serverStreaming(Self.watch, ByteBuffer(), options: .defaults)
    var iterator = stream.makeAsyncIterator()
    #expect(try await iterator.next().map { String(buffer: $0) } == "first")
    drain.begin()
    let error = await #expect(throws: RPCError.self) { try await iterator.next() }
    #expect(error?.code == .unavailable)
  }

  @Test func `a watch that begins while the service stops ends at once`() async throws {
    let drain = DrainSignal()
    drain.begin()
    let channel = self.channel([EndlessStreamInterceptor(drain: drain)]) { router in
      self.endless(&router, Self.watch)
    }
    let stream = try await channel.serverStreaming(Self.watch, ByteBuffer(), options: .defaults)
    let error = await #expect(throws: RPCError.self) { for try await _ in stream {} }
    #expect(error?.code == .unavailable)
  }

  @Test func `a stream that ends by itself is let to its end`() async throws {
    let drain = DrainSignal()
    drain.begin()
    let channel = self.channel([EndlessStreamInterceptor(drain: drain)]) { router in
      router.registerServerStreaming(Self.list) { _, _, writer in
        for number in 1...3 { try await writer.write(ByteBuffer(string: "\(number)")) }
      }
    }
    let stream = try await channel.serverStreaming(Self.list, ByteBuffer(), options: .defaults)
    let messages = try await stream.reduce(into: [String]()) { $0.append(String(buffer: $1)) }
    #expect(messages == ["1", "2", "3"])
  }

  @Test func `the caller's cancellation ends a watch`() async throws {
    let drain = DrainSignal()
    let channel = self.channel([EndlessStreamInterceptor(drain: drain)]) { router in
      self.endless(&router, Self.watch)
    }
    await withTaskGroup { group in
      group.addTask {
        let stream = try? await channel.serverStreaming(
          Self.watch, ByteBuffer(), options: .defaults)
        guard let stream else { return }
        do { for try await _ in stream {} } catch {}
      }
      group.cancelAll()
    }
  }
}
