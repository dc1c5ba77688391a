import NIOCore
import RPCCore
import RPCTransport
import TestSupport
import Testing

/// Unary calls behave the same over every transport; the names follow gRPC's interop cases.
@Suite(.serialized) struct UnaryTests {
  typealias Method = ControlService.Method

  @Test(
    "empty_unary: A call with an empty message is answered with an empty message", arguments: kinds)
  func emptyUnary(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let response = try await control.channel.unary(
        Method.echo, ByteBuffer(), options: .defaults)
      #expect(response.readableBytes == 0)
    }
  }

  @Test(
    "large_unary: A large request is received whole and a large response sent whole",
    arguments: kinds)
  func largeUnary(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      var request = ByteBuffer(integer: UInt32(314_159))
      request.writeRepeatingByte(7, count: 271_828 - 4)
      let response = try await control.channel.unary(Method.produce, request, options: .defaults)
      #expect(response == ByteBuffer(repeating: 0x5A, count: 314_159))
      let echoed = try await control.channel.unary(Method.echo, request, options: .defaults)
      #expect(echoed == request)
    }
  }

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
    "custom_metadata: Text and binary metadata go there and back, several values a key",
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

  @Test(
    "status_code_and_message: Code, message and metadata of a failure arrive unchanged",
    arguments: kinds)
  func statusCodeAndMessage(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let text = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n"
      for code in RPCError.Code.all where code != .ok {
        var request = ByteBuffer(integer: code.rawValue)
        request.writeString(text)
        let error = await #expect(throws: RPCError.self) {
          try await control.channel.unary(Method.fail, request, options: .defaults)
        }
        #expect(error?.code == code)
        #expect(error?.message == text)
        #expect(error?.metadata["failed"] == "yes")
      }
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

  @Test(
    "unimplemented_method: A method that does not exist is UNIMPLEMENTED and names itself",
    arguments: kinds)
  func unimplementedMethod(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let method = MethodDescriptor(service: ControlService.name, method: "Missing")
      let error = await #expect(throws: RPCError.self) {
        try await control.channel.unary(method, ByteBuffer(), options: .defaults)
      }
      #expect(error?.code == .unimplemented)
      #expect(error?.message == "method Missing of reddytalk.test.Control is not served here")
      _ = try await control.channel.unary(Method.echo, ByteBuffer(), options: .defaults)
    }
  }

  @Test(
    "unimplemented_service: A service that does not exist is UNIMPLEMENTED and names itself",
    arguments: kinds)
  func unimplementedService(_ kind: TransportKind) async throws {
    try await ControlHarness.run(kind) { control in
      let method = MethodDescriptor(service: "reddytalk.test.Missing", method: "Echo")
      let error = await #expect(throws: RPCError.self) {
        try await control.channel.unary(method, ByteBuffer(), options: .defaults)
      }
      #expect(error?.code == .unimplemented)
      #expect(error?.message == "service reddytalk.test.Missing is not served here")
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
