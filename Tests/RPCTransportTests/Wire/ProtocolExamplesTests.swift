import FoundationEssentials
import NIOCore
import RPCCore
import Testing

@testable import RPCTransport

/// The examples of `proto/PROTOCOL.md` are what the code writes.
@Suite struct ProtocolExamplesTests {
  private static let stream = StreamID(1)

  private static func written(_ example: String) -> ByteBuffer? {
    var out = ByteBuffer()
    switch example {
    case "hello": out.writeFrame(.hello) { Hello(.defaults).encode(into: &$0) }
    case "open":
      out.writeFrame(.open, stream: Self.stream, flags: [.data, .end]) {
        OpenHeader.encode(
          MethodDescriptor(service: "reddytalk.test.Control", method: "Echo"),
          timeoutNanoseconds: 2_000_000_000, metadata: ["x-actor": "ada"], into: &$0)
        $0.writeString("hi")
      }
    case "status-ok":
      out.writeFrame(.status, stream: Self.stream, flags: .data) {
        CallStatus(metadata: [:]).encode(into: &$0)
        $0.writeString("hi")
      }
    case "status-not-found":
      out.writeFrame(.status, stream: Self.stream) {
        CallStatus(RPCError(code: .notFound, message: "no")).encode(into: &$0)
      }
    case "message-parts":
      out.writeFrame(.message, stream: Self.stream, flags: [.data, .more]) {
        $0.writeString("abc")
      }
      out.writeFrame(.message, stream: Self.stream, flags: [.data, .end]) {
        $0.writeString("de")
      }
    case "small-frames":
      out.writeFrame(.message, stream: Self.stream, flags: .end) { _ in }
      out.writeFrame(.cancel, stream: Self.stream) { _ in }
      out.writeFrame(.window, stream: Self.stream) { $0.writeInteger(UInt32(131_072)) }
      out.writeFrame(.ping) { $0.writeInteger(UInt64(1)) }
      out.writeFrame(.pong) { $0.writeInteger(UInt64(1)) }
    case "metadata":
      out.writeFrame(.metadata, stream: Self.stream) {
        (["x-node": "b"] as Metadata).encode(into: &$0)
      }
    case "goaway":
      out.writeFrame(.goAway) {
        GoAway(lastStream: StreamID(7), reason: .drain, message: "shutting down")
          .encode(into: &$0)
      }
    default: return nil
    }
    return out
  }

  /// The hex blocks of the document by name.
  private static func examples() throws -> [String: String] {
    var directory = URL(filePath: #filePath)
    for _ in 0..<4 { directory.deleteLastPathComponent() }
    let file = directory.appending(path: "proto/PROTOCOL.md")
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    var examples: [String: String] = [:]
    var name: String?
    for line in text.split(separator: "\n") {
      if line.hasPrefix("```hex ") {
        name = String(line.dropFirst(7))
      } else if line.hasPrefix("```") {
        name = nil
      } else if let name {
        examples[name, default: ""] += line.filter { $0 != " " }
      }
    }
    return examples
  }

  @Test("Every example of the document is what the code writes, and the other way round")
  func examplesAreExact() throws {
    let examples = try Self.examples()
    #expect(examples.count == 8)
    for (name, hex) in examples {
      let written = try #require(Self.written(name), "no code for the example \(name)")
      let actual = written.readableBytesView.map {
        String($0 >> 4, radix: 16, uppercase: true) + String($0 & 15, radix: 16, uppercase: true)
      }
      #expect(actual.joined() == hex, "example \(name)")
    }
  }
}
