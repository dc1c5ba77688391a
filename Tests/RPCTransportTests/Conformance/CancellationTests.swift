import NIOCore
import RPCCore
import RPCTransport
import TestSupport
import Testing

/// A call that is given up stops its handler, over every transport.
@Suite(.serialized) struct CancellationTests {
  typealias Method = ControlService.Method

  @Test("A call made by a cancelled task is not made", arguments: kinds)
  func cancelBeforeBegin(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let caller = Task {
        while !Task.isCancelled { await Task.yield() }
        return try await control.channel.unary(Method.hang, ByteBuffer(), options: .defaults)
      }
      caller.cancel()
      let error = await #expect(throws: RPCError.self) { try await caller.value }
      #expect(error?.code == .cancelled)
      #expect(control.probe.started == 0)
    }
  }

  @Test("Letting a stream go cancels its handler", arguments: kinds)
  func abandonAfterFirstResponse(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      try await Self.readOne(control.channel)
      try await eventually("the handler was cancelled") { control.probe.cancelled == 1 }
    }
  }

  @Test("A call cancelled at any moment ends", arguments: kinds)
  func cancelAtAnyMoment(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      _ = try await control.channel.unary(Method.echo, ByteBuffer(), options: .defaults)
      for round in 0..<1000 {
        let call = Task {
          _ = try await control.channel.unary(Method.hang, ByteBuffer(), options: .defaults)
        }
        for _ in 0..<(round % 8) { await Task.yield() }
        call.cancel()
        await #expect(throws: RPCError.self) { try await call.value }
      }
      try await eventually("no handler runs") {
        control.probe.cancelled == control.probe.started
      }
    }
  }

  private static func readOne(_ channel: any RPCChannel) async throws {
    let stream = try await channel.serverStreaming(
      Method.hangAfterFirst, ByteBuffer(), options: .defaults)
    for try await message in stream {
      #expect(message == ByteBuffer(string: "first"))
      break
    }
  }

  @Test("A thousand cancelled calls leave no handler running", arguments: kinds)
  func manyCancellations(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<1000 {
          group.addTask {
            _ = try? await control.channel.unary(Method.hang, ByteBuffer(), options: .defaults)
          }
        }
        try? await eventually("the handlers have begun") { control.probe.started == 1000 }
        group.cancelAll()
      }
      try await eventually("the handlers were cancelled") { control.probe.cancelled == 1000 }
      try await eventually("no handler runs") { (control.server?.runningHandlers ?? 0) == 0 }
    }
  }
}
