import API
import Foundation
import NIOCore
import RPCCore
import SwiftProtobuf
import Synchronization

@testable import Gateway

// What the Gateway does not call is not answered: `UNIMPLEMENTED`.
extension FakeServices {
  /// Answers a method with what `answer` makes of the request, after noting the call.
  func answer<Request: Message, Response: Message>(
    _ method: MethodDescriptor, in router: inout RPCRouter,
    _ answer: @escaping @Sendable (Request) -> Response
  ) {
    router.registerUnary(method) { bytes, context in
      let request = try Request(serializedBytes: Data(bytes.readableBytesView))
      try await self.note(request, context)
      return ByteBuffer(bytes: try answer(request).serializedData())
    }
  }

  /// What every service has: health and events.
  func registerCommon(of peer: Peer, watch: MethodDescriptor, in router: inout RPCRouter) {
    self.answer(HealthMethods.check, in: &router) {
      (_: Reddytalk_Common_V1_HealthRequest) in
      Reddytalk_Common_V1_HealthResponse.with {
        $0.service = peer.rawValue
        $0.version = "1.2.3"
        $0.residentBytes = 1000
        $0.checks = self.script.withLock { $0.checks[peer] ?? [] }
      }
    }
    for owner in StoreOwner.allCases where owner.peer == peer {
      self.registerProtection(of: owner, in: &router)
    }
    router.registerServerStreaming(watch) { bytes, _, writer in
      let request = try Reddytalk_Common_V1_WatchRequest(
        serializedBytes: Data(bytes.readableBytesView))
      try await self.watch(peer, after: request.afterSequence, StreamWriter(writer))
    }
  }
}
