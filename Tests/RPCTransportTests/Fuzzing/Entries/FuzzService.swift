import NIOCore
import RPCCore

@testable import RPCTransport

/// The server of the connection targets: methods of every shape, that answer, fail, wait and flood.
/// The first seven are those of `proto/vectors`.
enum FuzzService {
  static let peer = PeerIdentity(name: "vector")
  private static let name = "reddytalk.test.Vectors"

  static func method(_ name: String) -> MethodDescriptor {
    MethodDescriptor(service: Self.name, method: name)
  }

  /// A server that runs three calls at once and lets two wait.
  static func makeCore(_ gate: FuzzGate) -> ServerCore {
    let router = Self.makeRouter(gate)
    var access = AccessPolicy()
    for method in router.methods where method.method != "Denied" {
      access.allow(method, for: [Self.peer])
    }
    return ServerCore(
      router: router, interceptors: [], access: access, execution: .eventLoop,
      maxConcurrentHandlers: 3, maxWaitingCalls: 2)
  }

  private static func makeRouter(_ gate: FuzzGate) -> RPCRouter {
    var router = RPCRouter()
    Self.registerVectors(in: &router, gate)
    router.registerUnary(Self.method("Gated")) { request, _ in
      try await gate.wait()
      return request
    }
    router.registerUnary(Self.method("Metadata")) { request, context in
      try context.sendInitialMetadata(context.metadata)
      context.responseMetadata = context.metadata
      return request
    }
    router.registerUnary(Self.method("Fail")) { request, _ in
      let code = request.getInteger(at: request.readerIndex, as: UInt8.self) ?? 2
      throw RPCError(
        code: RPCError.Code(rawValue: code) ?? .unknown, message: String(buffer: request),
        details: [StatusDetail(typeURL: "type", value: request.bytes)])
    }
    // The request's first byte is a count, the second one a size in kilobytes.
    router.registerServerStreaming(Self.method("Produce")) { request, _, writer in
      let bytes = request.bytes.prefix(2)
      for _ in 0..<min(16, bytes.first ?? 0) {
        try await writer.write(ByteBuffer(repeating: 1, count: 1024 * Int(bytes.last ?? 0)))
      }
    }
    return router
  }

  private static func registerVectors(in router: inout RPCRouter, _ gate: FuzzGate) {
    router.registerUnary(Self.method("Unary")) { request, _ in request }
    router.registerUnary(Self.method("Denied")) { request, _ in request }
    router.registerUnary(Self.method("Held")) { _, _ in
      while true { try await gate.wait() }
    }
    router.registerServerStreaming(Self.method("ServerStreaming")) { request, _, writer in
      try await writer.write(request)
    }
    router.registerClientStreaming(Self.method("ClientStreaming")) { requests, _ in
      var joined = ByteBuffer()
      for try await request in requests { joined.writeImmutableBuffer(request) }
      return joined
    }
    router.registerClientStreaming(Self.method("Unread")) { requests, _ in
      defer { withExtendedLifetime(requests) {} }
      while true { try await gate.wait() }
    }
    router.registerBidirectional(Self.method("Bidirectional")) { requests, _, writer in
      for try await request in requests { try await writer.write(request) }
    }
  }
}
