import NIOCore
import RPCCore
import RPCTransport
import TestSupport
import Testing

/// Unary calls behave the same over every transport.
@Suite(.serialized) struct UnaryTests {
  typealias Method = ControlService.Method

  @Test(
    "Messages around the size of a frame arrive as they were sent",
    arguments: kinds, [65_536, 131_000, 131_062, 131_072, 131_083, 262_145])
  func frameSizedUnary(_ kind: TransportKind, _ size: Int) async throws {
    try await ControlHarness.run(kind) { control in
      // 251 is prime: a part that is lost or comes twice shifts the pattern.
      let pattern = Array(UInt8(0)...250)
      var request = ByteBuffer()
      while request.readableBytes + pattern.count <= size { request.writeBytes(pattern) }
      request.writeBytes(pattern.prefix(size - request.readableBytes))
      let echoed = try await control.channel.unary(Method.echo, request, options: .defaults)
      #expect(echoed == request)
    }
  }

  @Test(
    "Text and binary metadata go there and back, several values a key",
    arguments: kinds)
  func customMetadata(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      var metadata: Metadata = ["X-Request-ID": "réq-1 ✓"]
      metadata.addString("a", forKey: "x-twice")
      metadata.addString("", forKey: "x-twice")
      metadata.addBinary([0, 255, 128], forKey: "x-trace-bin")
      let caught = ResponseMetadata()
      _ = try await control.channel.unary(
        Method.echoMetadata, ByteBuffer(),
        options: CallOptions(metadata: metadata, responseMetadata: caught))
      #expect(caught.trailing["x-request-id"] == "réq-1 ✓")
      #expect(caught.trailing.strings(forKey: "X-Twice") == ["a", ""])
      #expect(caught.trailing.binaries(forKey: "x-trace-bin") == [[0, 255, 128]])
    }
  }

  @Test("An error that does not say how it may be told stays in the service", arguments: kinds)
  func unexpectedError(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let error = await #expect(throws: RPCError.self) {
        try await control.channel.unary(
          Method.failUnexpectedly, ByteBuffer(), options: .defaults)
      }
      #expect(error?.code == .unknown)
      #expect(error?.message == "internal error")
      #expect(error?.cause == nil)
    }
  }

  @Test("A method called in another shape than it is served is UNIMPLEMENTED", arguments: kinds)
  func wrongShape(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let error = await #expect(throws: RPCError.self) {
        try await control.channel.unary(Method.count, ByteBuffer(), options: .defaults)
      }
      #expect(error?.code == .unimplemented)
      #expect(error?.message.contains("serverStreaming") == true)
    }
  }

  @Test("A thousand calls at once on one connection all get their own answer", arguments: kinds)
  func thousandConcurrentCalls(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let answers = try await withThrowingTaskGroup(of: (Int, Int).self) { group in
        for number in 0..<1000 {
          group.addTask {
            let answer = try await control.channel.unary(
              Method.echo, ByteBuffer(integer: number), options: .defaults)
            return (number, answer.getInteger(at: answer.readerIndex) ?? -1)
          }
        }
        return try await group.reduce(into: [(Int, Int)]()) { $0.append($1) }
      }
      #expect(answers.count == 1000)
      #expect(answers.allSatisfy { $0.0 == $0.1 })
      #expect((control.server?.openConnections ?? 1) == 1)
    }
  }

  @Test("A hundred large calls at once all end, and small ones between them", arguments: kinds)
  func concurrentLargeUnary(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<100 {
          group.addTask {
            let size = number.isMultiple(of: 2) ? 271_828 : 3
            let request = ByteBuffer(repeating: UInt8(number), count: size)
            let answer = try await control.channel.unary(
              Method.echo, request, options: .defaults)
            return answer == request
          }
        }
        for try await isEqual in group { #expect(isEqual) }
      }
    }
  }

  @Test("Metadata with an illegal key fails the call before it is sent", arguments: kinds)
  func illegalMetadata(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let error = await #expect(throws: RPCError.self) {
        try await control.channel.unary(
          Method.echo, ByteBuffer(), options: CallOptions(metadata: ["bad key": "x"]))
      }
      #expect(error?.code == .invalidArgument)
    }
  }
}

/// Every transport.
let kinds = TransportKind.allCases
