internal import NIOCore
package import RPCCore
internal import Synchronization

/// A service whose requests say how it must behave, so that every transport meets the same cases.
package final class ControlService: Sendable {
  /// The methods.
  package enum Method {
    /// Unary: answers with the request.
    package static let echo = ControlService.method("Echo")
    /// Unary: a `UInt32` n in, n bytes out.
    package static let produce = ControlService.method("Produce")
    /// Unary: answers with the request's metadata as response metadata.
    package static let echoMetadata = ControlService.method("EchoMetadata")
    /// Unary: a code byte and a message in; fails so.
    package static let fail = ControlService.method("Fail")
    /// Unary: throws an error that says nothing about how it may be told.
    package static let failUnexpectedly = ControlService.method("FailUnexpectedly")
    /// Unary: ends only when cancelled.
    package static let hang = ControlService.method("Hang")
    /// Unary: answers with the nanoseconds left until the deadline, 0 without one.
    package static let remaining = ControlService.method("Remaining")
    /// Unary: calls `remaining` of `backend` with a timeout of an hour, answers with its answer.
    package static let nestedRemaining = ControlService.method("NestedRemaining")
    /// Unary: answers with the caller's name.
    package static let whoAmI = ControlService.method("WhoAmI")
    /// Server streaming: `UInt32` count, `UInt32` size in; so many numbered messages out.
    package static let count = ControlService.method("Count")
    /// Server streaming: one message, then ends only when cancelled.
    package static let hangAfterFirst = ControlService.method("HangAfterFirst")
    /// Server streaming: a message, then a code byte and a message of the request as failure.
    package static let failAfterFirst = ControlService.method("FailAfterFirst")
    /// Client streaming: answers with the number of bytes received as `UInt64`.
    package static let sum = ControlService.method("Sum")
    /// Server streaming: any number of `UInt32` n in, a message of n bytes out for each.
    package static let produceStream = ControlService.method("ProduceStream")
    /// Bidirectional: reads nothing and ends only when cancelled.
    package static let bidirectionalHang = ControlService.method("BidirectionalHang")
    /// Bidirectional: answers each message with itself.
    package static let pingPong = ControlService.method("PingPong")
  }

  /// A method of the service.
  package static func method(_ name: String) -> MethodDescriptor {
    MethodDescriptor(service: Self.name, method: name)
  }

  /// The service's name.
  package static let name = "reddytalk.test.Control"

  /// What happened in the handlers.
  package let probe = ControlProbe()
  private let backend = Mutex<(any RPCChannel)?>(nil)
  private let gauges = Mutex<@Sendable (inout ControlObservation) -> Void>({ _ in })

  /// Creates a service.
  package init() {}

  /// Says where `nestedRemaining` makes its call.
  package func setBackend(_ channel: any RPCChannel) { self.backend.withLock { $0 = channel } }

  /// Says where what the servers know is to be found for `observe`; in process nothing is.
  package func setGauges(_ gauges: @escaping @Sendable (inout ControlObservation) -> Void) {
    self.gauges.withLock { $0 = gauges }
  }

  /// What is to be seen now.
  var observation: ControlObservation {
    var observation = ControlObservation()
    observation.started = UInt64(self.probe.started)
    observation.cancelled = UInt64(self.probe.cancelled)
    self.gauges.withLock { $0 }(&observation)
    return observation
  }

  /// The service's methods.
  package func makeRouter() -> RPCRouter {
    var router = RPCRouter()
    self.registerAnswers(in: &router)
    self.registerFailures(in: &router)
    self.registerDeadlines(in: &router)
    self.registerStreams(in: &router)
    self.registerMetadata(in: &router)
    self.registerInterop(in: &router)
    return router
  }

  private func registerAnswers(in router: inout RPCRouter) {
    router.registerUnary(Method.echo) { request, _ in request }
    router.registerUnary(Method.produce) { request, _ in
      let size = request.getInteger(at: request.readerIndex, as: UInt32.self) ?? 0
      return ByteBuffer(repeating: 0x5A, count: Int(size))
    }
    router.registerUnary(Method.echoMetadata) { _, context in
      context.responseMetadata = context.metadata
      return ByteBuffer()
    }
    router.registerUnary(Method.whoAmI) { _, context in
      ByteBuffer(string: context.peer?.name ?? "")
    }
  }

  private func registerFailures(in router: inout RPCRouter) {
    router.registerUnary(Method.fail) { request, context in
      context.responseMetadata = ["failed": "yes"]
      throw Self.failure(request)
    }
    router.registerUnary(Method.failUnexpectedly) { _, _ in
      struct Secret: Error { let text = "the patient's name" }
      throw Secret()
    }
    router.registerServerStreaming(Method.failAfterFirst) { request, _, writer in
      try await writer.write(ByteBuffer(string: "first"))
      throw Self.failure(request)
    }
  }

  private func registerDeadlines(in router: inout RPCRouter) {
    let (probe, backend) = (self.probe, self)
    router.registerUnary(Method.hang) { _, _ in try await probe.waitForCancellation() }
    router.registerUnary(Method.remaining) { _, context in
      let left = context.deadline?.remaining ?? .zero
      return ByteBuffer(integer: Int64(left / .nanoseconds(1)))
    }
    router.registerUnary(Method.nestedRemaining) { request, _ in
      guard let channel = backend.backend.withLock({ $0 }) else {
        throw RPCError(code: .failedPrecondition, message: "no backend was set")
      }
      return try await channel.unary(
        Method.remaining, request, options: CallOptions(timeout: .seconds(3600)))
    }
  }

  private func registerStreams(in router: inout RPCRouter) {
    let probe = self.probe
    router.registerServerStreaming(Method.count) { request, _, writer in
      var request = request
      guard let (count, size) = request.readMultipleIntegers(as: (UInt32, UInt32).self) else {
        throw RPCError(code: .invalidArgument, message: "a count and a size are needed")
      }
      for number in 0..<count {
        var message = ByteBuffer(integer: number)
        message.writeRepeatingByte(0x2A, count: max(0, Int(size) - 4))
        try await writer.write(message)
        probe.countWritten()
      }
    }
    router.registerServerStreaming(Method.produceStream) { request, _, writer in
      var request = request
      while let size = request.readInteger(as: UInt32.self) {
        try await writer.write(ByteBuffer(repeating: 0x5A, count: Int(size)))
      }
    }
    router.registerServerStreaming(Method.hangAfterFirst) { _, _, writer in
      try await writer.write(ByteBuffer(string: "first"))
      try await probe.waitForCancellation()
    }
    router.registerClientStreaming(Method.sum) { requests, _ in
      var bytes: UInt64 = 0
      for try await request in requests { bytes += UInt64(request.readableBytes) }
      return ByteBuffer(integer: bytes)
    }
    router.registerBidirectional(Method.bidirectionalHang) { _, _, _ in
      try await probe.waitForCancellation()
    }
    router.registerBidirectional(Method.pingPong) { requests, _, writer in
      for try await request in requests { try await writer.write(request) }
    }
  }

  private static func failure(_ request: ByteBuffer) -> RPCError {
    var request = request
    let code = request.readInteger(as: UInt8.self).flatMap { RPCError.Code(rawValue: $0) }
    return RPCError(code: code ?? .unknown, message: String(buffer: request))
  }
}
