import API
import NIOCore
import RPCCore
import RPCInProcess
import SwiftProtobuf
import Testing

/// The generated stubs and their runtime, over the in-process transport.
struct MessageCallTests {
  private struct Service: HealthServing {
    func check(
      _ request: Reddytalk_Common_V1_HealthRequest, context: ServerContext
    ) async throws -> Reddytalk_Common_V1_HealthResponse {
      var response = Reddytalk_Common_V1_HealthResponse()
      response.service = context.peer?.name ?? ""
      response.residentBytes = .max
      return response
    }
  }

  private func channel(_ configure: (inout RPCRouter) -> Void) -> any RPCChannel {
    var router = RPCRouter()
    configure(&router)
    return InProcessTransport(router: router, peer: PeerIdentity(name: "gateway"))
  }

  @Test func `a message goes out and its answer comes back`() async throws {
    let client = HealthClient(self.channel { Service().register(in: &$0) })
    let response = try await client.check(Reddytalk_Common_V1_HealthRequest())
    #expect(response.service == "gateway")
    #expect(response.residentBytes == .max)
  }

  @Test func `a request that is no message is the caller's fault`() async throws {
    let channel = self.channel { Service().register(in: &$0) }
    let error = await #expect(throws: RPCError.self) {
      try await channel.unary(
        HealthMethods.check, ByteBuffer(bytes: [0xff, 0xff]), options: .defaults)
    }
    #expect(error?.code == .invalidArgument)
    #expect(error?.message.contains("reddytalk.common.v1.HealthRequest") == true)
  }

  @Test func `a response that is no message is the service's fault`() async throws {
    let client = HealthClient(
      self.channel { router in
        router.registerUnary(HealthMethods.check) { _, _ in ByteBuffer(bytes: [0xff]) }
      })
    let error = await #expect(throws: RPCError.self) {
      try await client.check(Reddytalk_Common_V1_HealthRequest())
    }
    #expect(error?.code == .internalError)
  }

  @Test func `a streamed response is a sequence of messages`() async throws {
    let channel = self.channel { router in
      router.registerServerStreaming(CollectorMethods.watch) { bytes, _, writer in
        let request = try Reddytalk_Common_V1_WatchRequest(serializedBytes: Array(buffer: bytes))
        for offset in 1...3 {
          var event = Reddytalk_Common_V1_Event()
          event.sequence = request.afterSequence + UInt64(offset)
          try await StreamWriter(writer).write(event)
        }
      }
    }
    var request = Reddytalk_Common_V1_WatchRequest()
    request.afterSequence = 10
    let stream = try await CollectorClient(channel).watch(request)
    #expect(try await stream.reduce(into: []) { $0.append($1.sequence) } == [11, 12, 13])
  }

  @Test func `a broken message in a stream ends it with an error`() async throws {
    let channel = self.channel { router in
      router.registerServerStreaming(CollectorMethods.watch) { _, _, writer in
        try await writer.write(ByteBuffer(bytes: [0xff]))
      }
    }
    let stream = try await CollectorClient(channel).watch(Reddytalk_Common_V1_WatchRequest())
    let error = await #expect(throws: RPCError.self) { for try await _ in stream {} }
    #expect(error?.code == .internalError)
  }

  @Test func `fields that are not in the contract are dropped`() async throws {
    let channel = self.channel { router in
      router.registerUnary(HealthMethods.check) { _, _ in
        // Field 15, a string, that HealthResponse does not have.
        ByteBuffer(bytes: [0x7a, 0x02, 0x68, 0x69])
      }
    }
    let response = try await HealthClient(channel).check(Reddytalk_Common_V1_HealthRequest())
    #expect(response.unknownFields.data.isEmpty)
    #expect(response == Reddytalk_Common_V1_HealthResponse())
  }

  @Test func `every service's methods are named as in its contract`() {
    #expect(CollectorMethods.all.count == 10)
    #expect(CollectorMethods.watch.path == "reddytalk.collector.v1.Collector/Watch")
    #expect(TrainerMethods.startRun.path == "reddytalk.trainer.v1.Trainer/StartRun")
  }
}
