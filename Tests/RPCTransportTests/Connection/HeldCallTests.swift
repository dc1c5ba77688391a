import NIOCore
import RPCCore
import TestSupport
import Testing

@testable import RPCTransport

/// Calls that wait on their connection, for their turn or for room for their answers, and what they
/// may hold meanwhile.
@Suite(.serialized) struct HeldCallTests {
  private typealias Method = ControlService.Method
  private static let megabytes = 4_000_000

  /// Asks for an answer of so many bytes.
  private static func writeProduce(
    _ bytes: Int, stream: Int, into buffer: inout ByteBuffer
  ) {
    buffer.writeFrame(.open, stream: StreamID(UInt32(stream)), flags: [.data, .end]) {
      OpenHeader.encode(Method.produce, timeoutNanoseconds: 0, metadata: [:], into: &$0)
      $0.writeInteger(UInt32(bytes))
    }
  }

  private static func writeCredit(_ bytes: Int, stream: Int, into buffer: inout ByteBuffer) {
    buffer.writeFrame(.window, stream: StreamID(UInt32(stream))) {
      $0.writeInteger(UInt32(bytes))
    }
  }

  @Test("A call that is given up in the read that brought it never begins")
  func cancelledAtOnce() async throws {
    try await ControlHarness.run(.tcpOnThreadPool) { control in
      let address = try await #require(control.server).listeningAddress()
      try await RawPeer.connect(to: address) { session in
        try await session.greet()
        try await session.send {
          for number in 0..<20 {
            let id = UInt32(number * 2 + 1)
            $0.writeOpen(Method.hang, stream: id)
            $0.writeFrame(.cancel, stream: StreamID(id)) { _ in }
          }
          $0.writeOpen(Method.echo, stream: 41)
        }
        let answer = try await session.next(.status)
        #expect(answer?.header.stream == StreamID(41))
      }
      #expect(control.probe.started == 0)
    }
  }

  @Test("A crowd of calls that wait for something keeps no other from running")
  func crowd() async throws {
    try await ControlHarness.run(.tcpOnThreadPool) { control in
      let crowd = (0..<100).map { _ in
        Task { try await control.channel.unary(Method.hang, ByteBuffer(), options: .defaults) }
      }
      let answer = try await control.channel.unary(
        Method.echo, ByteBuffer(string: "through"), options: .defaults)
      #expect(answer == ByteBuffer(string: "through"))
      try await eventually("all run") { control.probe.started == 100 }
      for call in crowd { call.cancel() }
      try await eventually("none runs") { control.server?.runningHandlers == 0 }
    }
  }

  @Test("While answers of more than 16 MiB are not taken no call begins, and then all do")
  func answersNotTaken() async throws {
    try await ControlHarness.run(.tcp) { control in
      let server = try #require(control.server)
      try await RawPeer.connect(to: try await server.listeningAddress()) { session in
        try await session.greet()
        try await session.send {
          for number in 0..<10 {
            Self.writeProduce(Self.megabytes, stream: number * 2 + 1, into: &$0)
          }
        }
        // After the fifth more than 16 MiB wait.
        try await eventually("answers wait") {
          server.waitingAnswerBytes == 5 * Self.megabytes
        }
        #expect(server.runningHandlers == 0)
        try await session.send {
          Self.writeCredit(1 << 30, stream: 0, into: &$0)
          for number in 0..<10 {
            Self.writeCredit(1 << 23, stream: number * 2 + 1, into: &$0)
          }
        }
        for _ in 0..<10 {
          var status = try #require(try await session.next(.status))
          #expect(try CallStatus(decodingFrom: &status.payload).code == .ok)
        }
        #expect(server.waitingAnswerBytes == 0)
      }
    }
  }

  @Test("An answer that finds more than 32 MiB waiting is dropped, and its call told")
  func answersDropped() async throws {
    try await ControlHarness.run(.tcpOnThreadPool) { control in
      let server = try #require(control.server)
      try await RawPeer.connect(to: try await server.listeningAddress()) { session in
        try await session.greet()
        // Handlers that wait for something widen the share, so that as many begin at once again.
        let count = 16
        try await session.send {
          for number in 0..<count { $0.writeOpen(Method.hang, stream: UInt32(number * 2 + 1)) }
        }
        try await eventually("all wait") { control.probe.started == count }
        try await session.send {
          for number in count..<2 * count {
            Self.writeProduce(Self.megabytes, stream: number * 2 + 1, into: &$0)
          }
        }
        // The tenth finds 36 MB.
        for _ in 9..<count {
          var status = try #require(try await session.next(.status))
          #expect(try CallStatus(decodingFrom: &status.payload).code == .resourceExhausted)
        }
        #expect(server.waitingAnswerBytes == 9 * Self.megabytes)
      }
      try await eventually("nothing waits for a peer that has gone") {
        server.waitingAnswerBytes == 0
      }
    }
  }

  @Test("Requests that wait for their end are bounded together")
  func requestsKept() async throws {
    try await ControlHarness.run(.tcp) { control in
      let address = try await #require(control.server).listeningAddress()
      try await RawPeer.connect(to: address) { session in
        try await session.greet()
        let payload = String(repeating: "x", count: 130_000)
        try await session.send {
          for number in 0..<260 {
            $0.writeOpen(
              Method.echo, stream: UInt32(number * 2 + 1), flags: .data, message: payload)
          }
        }
        var status = try #require(try await session.next(.status))
        #expect(try CallStatus(decodingFrom: &status.payload).code == .resourceExhausted)
      }
    }
  }

  @Test("The metadata of open calls is bounded together")
  func metadataHeld() async throws {
    try await ControlHarness.run(.tcp) { control in
      let address = try await #require(control.server).listeningAddress()
      try await RawPeer.connect(to: address) { session in
        try await session.greet()
        var metadata: Metadata = [:]
        metadata.addString(String(repeating: "v", count: 16_000), forKey: "x-large")
        let entries = metadata
        try await session.send {
          for number in 0..<150 {
            $0.writeFrame(
              .open, stream: StreamID(UInt32(number * 2 + 1)), flags: [.data, .end]
            ) {
              OpenHeader.encode(
                Method.hang, timeoutNanoseconds: 0, metadata: entries, into: &$0)
            }
          }
        }
        var status = try #require(try await session.next(.status))
        #expect(try CallStatus(decodingFrom: &status.payload).code == .resourceExhausted)
        #expect(status.header.stream.rawValue > 2 * 120)
      }
    }
  }
}
