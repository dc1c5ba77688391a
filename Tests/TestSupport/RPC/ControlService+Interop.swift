internal import NIOCore
package import RPCCore

extension ControlService.Method {
  /// Bidirectional: answers each message, which begins with a `UInt32` n, with n bytes.
  package static let exchange = ControlService.method("Exchange")
  /// Bidirectional: answers the first message as `exchange` does, then ends only when cancelled.
  package static let exchangeThenHang = ControlService.method("ExchangeThenHang")
  /// Unary: answers with the request, and with its metadata: entries whose key begins with
  /// `x-echo-initial` as initial metadata, those with `x-echo-trailing` as trailing.
  package static let reflect = ControlService.method("Reflect")
  /// Bidirectional: as `reflect`, for each message.
  package static let reflectStream = ControlService.method("ReflectStream")
  /// Unary: answers with a `ControlObservation`.
  package static let observe = ControlService.method("Observe")
}

/// The methods that the conformance suite needs beside those of the tests.
extension ControlService {
  func registerInterop(in router: inout RPCRouter) {
    let probe = self.probe
    router.registerBidirectional(Method.exchange) { requests, _, writer in
      for try await request in requests { try await writer.write(Self.answer(request)) }
    }
    router.registerBidirectional(Method.exchangeThenHang) { requests, _, writer in
      for try await request in requests {
        try await writer.write(Self.answer(request))
        try await probe.waitForCancellation()
      }
    }
    router.registerUnary(Method.reflect) { request, context in
      try Self.reflect(context)
      return request
    }
    router.registerBidirectional(Method.reflectStream) { requests, context, writer in
      try Self.reflect(context)
      for try await request in requests { try await writer.write(request) }
    }
    router.registerUnary(Method.observe) { _, _ in self.observation.message }
  }

  private static func answer(_ request: ByteBuffer) -> ByteBuffer {
    let size = request.getInteger(at: request.readerIndex, as: UInt32.self) ?? 0
    return ByteBuffer(repeating: 0x5A, count: Int(size))
  }

  private static func reflect(_ context: ServerContext) throws {
    try context.sendInitialMetadata(Self.entries(of: context.metadata, "x-echo-initial"))
    context.responseMetadata = Self.entries(of: context.metadata, "x-echo-trailing")
  }

  private static func entries(of metadata: Metadata, _ prefix: String) -> Metadata {
    var found = Metadata()
    for entry in metadata where entry.key.hasPrefix(prefix) {
      switch entry.value {
      case .text(let text): found.addString(text, forKey: entry.key)
      case .binary(let bytes): found.addBinary(bytes, forKey: entry.key)
      }
    }
    return found
  }
}
