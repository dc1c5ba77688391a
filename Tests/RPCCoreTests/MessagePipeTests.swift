import NIOCore
import Synchronization
import Testing

@testable import RPCCore

@Suite struct MessagePipeTests {
  private final class Total: Sendable {
    private let value = Mutex(0)
    var sum: Int { self.value.withLock { $0 } }
    func add(_ number: Int) { self.value.withLock { $0 += number } }
  }

  @Test("Messages come out in the order they went in, then the end")
  func order() async throws {
    let pipe = MessagePipe(capacityBytes: 100)
    for text in ["a", "b"] { try await pipe.write(ByteBuffer(string: text)) }
    pipe.finish(metadata: ["k": "v"])
    #expect(try await pipe.next() == ByteBuffer(string: "a"))
    #expect(try await pipe.next() == ByteBuffer(string: "b"))
    #expect(try await pipe.next() == nil)
    #expect(pipe.trailingMetadata["k"] == "v")
  }

  @Test("A failure comes after what was written before it")
  func failure() async throws {
    let pipe = MessagePipe(capacityBytes: 100)
    try await pipe.write(ByteBuffer(string: "a"))
    pipe.finish(throwing: RPCError(code: .aborted, message: ""))
    #expect(try await pipe.next() == ByteBuffer(string: "a"))
    let error = await #expect(throws: RPCError.self) { _ = try await pipe.next() }
    #expect(error?.code == .aborted)
  }

  @Test("A writer waits for room and writes when there is some")
  func backPressure() async throws {
    let pipe = MessagePipe(capacityBytes: 4)
    try await pipe.write(ByteBuffer(string: "four"))
    let writer = Task { try await pipe.write(ByteBuffer(string: "more")) }
    #expect(try await pipe.next() == ByteBuffer(string: "four"))
    try await writer.value
    #expect(try await pipe.next() == ByteBuffer(string: "more"))
  }

  @Test("A cancelled writer stops waiting for room")
  func cancelledWriter() async throws {
    let pipe = MessagePipe(capacityBytes: 1)
    try await pipe.write(ByteBuffer(string: "full"))
    let writer = Task { try await pipe.write(ByteBuffer(string: "more")) }
    writer.cancel()
    await #expect(throws: RPCError.self) { try await writer.value }
  }

  @Test("A reader that goes stops the writer")
  func abandoned() async throws {
    let pipe = MessagePipe(capacityBytes: 1)
    try await pipe.write(ByteBuffer(string: "full"))
    let writer = Task { try await pipe.write(ByteBuffer(string: "more")) }
    pipe.abandon()
    let error = await #expect(throws: RPCError.self) { try await writer.value }
    #expect(error?.code == .cancelled)
  }

  @Test("Cancelling the reading task abandons the pipe")
  func cancelledReader() async throws {
    let told = Total()
    let pipe = MessagePipe(capacityBytes: 1, onAbandoned: { told.add(1) })
    let reader = Task { try await pipe.next() }
    reader.cancel()
    let error = await #expect(throws: RPCError.self) { try await reader.value }
    #expect(error?.code == .cancelled)
    #expect(told.sum == 1)
  }

  @Test("Every cost is reported once, whatever becomes of its message")
  func costs() async throws {
    let reported = Total()
    let pipe = MessagePipe(capacityBytes: .max, reportBytes: 25, onConsumed: { reported.add($0) })
    for _ in 0..<6 { pipe.push(ByteBuffer(string: "x"), cost: 10) }
    for _ in 0..<2 { _ = try await pipe.next() }
    #expect(reported.sum == 0)
    _ = try await pipe.next()
    #expect(reported.sum == 30)
    _ = try await pipe.next()
    pipe.abandon()
    #expect(reported.sum == 60)
    #expect(!pipe.push(ByteBuffer(), cost: 10))
  }

  @Test("A polling reader is told when there is something again")
  func polling() async throws {
    let told = Total()
    let pipe = MessagePipe(capacityBytes: 100, onQueued: { told.add(1) })
    try await pipe.write(ByteBuffer(string: "a"))
    try await pipe.write(ByteBuffer(string: "b"))
    #expect(told.sum == 1)
    for _ in 0..<2 {
      guard case .message = pipe.poll() else {
        Issue.record("a message was expected")
        return
      }
    }
    guard case .empty = pipe.poll() else {
      Issue.record("nothing was expected")
      return
    }
    try await pipe.write(ByteBuffer(string: "c"))
    #expect(told.sum == 2)
  }
}
