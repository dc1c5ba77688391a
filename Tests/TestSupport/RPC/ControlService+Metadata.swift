internal import NIOCore
package import RPCCore

extension ControlService.Method {
  /// Unary: sends the request's metadata as initial metadata, answers with the request.
  package static let announce = ControlService.method("Announce")
  /// Server streaming: sends the request's metadata as initial metadata, then ends only when
  /// cancelled.
  package static let announceAndHang = ControlService.method("AnnounceAndHang")
  /// Server streaming: sends the request's metadata as initial metadata, then the request.
  package static let announceStream = ControlService.method("AnnounceStream")
  /// Server streaming: sends initial metadata after a message, which fails the call.
  package static let announceLate = ControlService.method("AnnounceLate")
  /// Unary: fails with two typed details, the first of which holds the request.
  package static let failWithDetails = ControlService.method("FailWithDetails")
}

extension ControlService {
  /// The types of the details of `failWithDetails`.
  package static let detailTypes = [
    "type.googleapis.com/google.rpc.ErrorInfo", "type.googleapis.com/google.rpc.RetryInfo",
  ]

  func registerMetadata(in router: inout RPCRouter) {
    let probe = self.probe
    router.registerUnary(Method.announce) { request, context in
      try context.sendInitialMetadata(context.metadata)
      return request
    }
    router.registerServerStreaming(Method.announceAndHang) { _, context, _ in
      try context.sendInitialMetadata(context.metadata)
      try await probe.waitForCancellation()
    }
    router.registerServerStreaming(Method.announceStream) { request, context, writer in
      try context.sendInitialMetadata(context.metadata)
      context.responseMetadata = ["x-end": "yes"]
      try await writer.write(request)
    }
    router.registerServerStreaming(Method.announceLate) { request, context, writer in
      try await writer.write(request)
      try context.sendInitialMetadata(context.metadata)
    }
    router.registerUnary(Method.failWithDetails) { request, context in
      throw RPCError(
        code: .failedPrecondition, message: "see the details", metadata: context.metadata,
        details: [
          StatusDetail(typeURL: Self.detailTypes[0], value: Array(request.readableBytesView)),
          StatusDetail(typeURL: Self.detailTypes[1], value: []),
        ])
    }
  }
}
