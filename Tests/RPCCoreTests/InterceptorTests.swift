import NIOCore
import RPCInProcess
import Synchronization
import Testing

@testable import RPCCore

@Suite struct InterceptorTests {
  private static let method = MethodDescriptor(service: "s.S", method: "M")

  private final class Log: Sendable {
    private let entries = Mutex<[String]>([])
    var all: [String] { self.entries.withLock { $0 } }
    func append(_ entry: String) { self.entries.withLock { $0.append(entry) } }
  }

  private struct Recorder: ServerInterceptor, ClientInterceptor {
    let name: String
    let log: Log

    func intercept(
      _ call: ServerCall, next: @Sendable (ServerCall) async throws -> ByteBuffer?
    ) async throws -> ByteBuffer? {
      self.log.append("\(self.name) before")
      defer { self.log.append("\(self.name) after") }
      return try await next(call)
    }

    func intercept(
      _ call: ClientCall, next: @Sendable (ClientCall) async throws -> ClientCall.Reply
    ) async throws -> ClientCall.Reply {
      var call = call
      call.options.metadata["seen-by"] = self.name
      return try await next(call)
    }
  }

  private struct Refuser: ServerInterceptor {
    func intercept(
      _ call: ServerCall, next: @Sendable (ServerCall) async throws -> ByteBuffer?
    ) async throws -> ByteBuffer? {
      throw RPCError(code: .unauthenticated, message: "no")
    }
  }

  private static func router() -> RPCRouter {
    var router = RPCRouter()
    router.registerUnary(Self.method) { _, context in
      ByteBuffer(string: context.metadata["seen-by"] ?? "nobody")
    }
    return router
  }

  @Test("Server interceptors surround the handler, the first outermost")
  func order() async throws {
    let log = Log()
    let transport = InProcessTransport(
      router: Self.router(),
      interceptors: [Recorder(name: "a", log: log), Recorder(name: "b", log: log)])
    _ = try await transport.unary(Self.method, ByteBuffer(), options: .defaults)
    #expect(log.all == ["a before", "b before", "b after", "a after"])
  }

  @Test("A server interceptor that throws answers the call")
  func refusal() async throws {
    let transport = InProcessTransport(router: Self.router(), interceptors: [Refuser()])
    let error = await #expect(throws: RPCError.self) {
      try await transport.unary(Self.method, ByteBuffer(), options: .defaults)
    }
    #expect(error?.code == .unauthenticated)
  }

  @Test("A client interceptor changes what is sent, the innermost last")
  func clientSide() async throws {
    let channel = InterceptedChannel(
      InProcessTransport(router: Self.router()),
      interceptors: [Recorder(name: "outer", log: Log()), Recorder(name: "inner", log: Log())])
    let answer = try await channel.unary(Self.method, ByteBuffer(), options: .defaults)
    #expect(String(buffer: answer) == "inner")
  }
}
